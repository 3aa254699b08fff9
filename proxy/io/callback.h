// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <memory>
#include <type_traits>
#include <utility>

namespace switchyard::io {

/// A move-only `void()` that runs once; unlike std::function it may hold an Fd. For commands between threads, not for
/// the request path. Cost: one allocation.
class Callback
{
public:
    Callback() = default;
    template <typename F>
        requires(!std::is_same_v<std::remove_cvref_t<F>, Callback> && std::is_invocable_v<F&>)
    Callback(F&& function) : body_(std::make_unique<Body<std::decay_t<F>>>(std::forward<F>(function)))
    {}

    explicit operator bool() const { return body_ != nullptr; }
    void operator()()
    {
        if (auto body = std::exchange(body_, nullptr))
            body->run();
    }

private:
    struct Base
    {
        virtual ~Base() = default;
        virtual void run() = 0;
    };
    template <typename F>
    struct Body final : Base
    {
        template <typename G>
        explicit Body(G&& g) : function(std::forward<G>(g))
        {}
        void run() override { function(); }
        F function;
    };

    std::unique_ptr<Base> body_;
};

} // namespace switchyard::io
