// SPDX-License-Identifier: GPL-3.0-or-later
#include "proxy/io/scope.h"

namespace switchyard::io {

struct Scope::Root::promise_type : detail::PromiseBase
{
    promise_type(Scope& owner, Task<>&) : scope(owner) { scope.link(*this); }
    promise_type(const promise_type&) = delete;
    promise_type& operator=(const promise_type&) = delete;
    ~promise_type() { scope.unlink(*this); }

    Root get_return_object() { return {std::coroutine_handle<promise_type>::from_promise(*this)}; }
    std::suspend_always initial_suspend() noexcept { return {}; }
    // Running past the end frees the frame.
    std::suspend_never final_suspend() noexcept { return {}; }
    void return_void() noexcept {}

    Scope& scope;
    promise_type* next = nullptr;
    promise_type** previous_link = nullptr;
};

Scope::Root Scope::own(Scope& /*scope*/, Task<> task) { co_await task; }

void Scope::start(Task<> task)
{
    const Root root = own(*this, std::move(task));
    root.handle.resume();
}

void Scope::clear()
{
    while (first_ != nullptr)
        std::coroutine_handle<Root::promise_type>::from_promise(*first_).destroy();
}

void Scope::link(Root::promise_type& node)
{
    node.next = first_;
    node.previous_link = &first_;
    if (first_ != nullptr)
        first_->previous_link = &node.next;
    first_ = &node;
    ++size_;
}

void Scope::unlink(Root::promise_type& node)
{
    *node.previous_link = node.next;
    if (node.next != nullptr)
        node.next->previous_link = node.previous_link;
    --size_;
}

} // namespace switchyard::io
