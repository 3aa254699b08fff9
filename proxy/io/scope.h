// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "proxy/io/task.h"

#include <cstddef>

namespace switchyard::io {

/// Owns tasks that nobody awaits. A task that ends frees itself; destroying the scope destroys those still running.
/// Thread: one, the loop's. Lifetime: a task must not destroy the scope it runs in.
class Scope
{
public:
    Scope() = default;
    Scope(const Scope&) = delete;
    Scope& operator=(const Scope&) = delete;
    ~Scope() { clear(); }

    /// Runs the task until it first suspends.
    void start(Task<> task);
    /// Destroys every task still running.
    void clear();
    std::size_t size() const { return size_; }
    bool empty() const { return size_ == 0; }

private:
    struct Root
    {
        struct promise_type;
        std::coroutine_handle<promise_type> handle;
    };
    static Root own(Scope& scope, Task<> task);
    void link(Root::promise_type& node);
    void unlink(Root::promise_type& node);

    Root::promise_type* first_ = nullptr;
    std::size_t size_ = 0;
};

} // namespace switchyard::io
