// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <atomic>
#include <cstddef>
#include <utility>

namespace switchyard::io {

/// Many threads put values in, one takes them out in order. Lock-free. The consumer's EventLoop is woken by whoever
/// owns both (EventLoop::post does). Thread: push any, drain the consumer's. Cost: one allocation per value.
template <typename T>
class Mailbox
{
public:
    Mailbox() = default;
    Mailbox(const Mailbox&) = delete;
    Mailbox& operator=(const Mailbox&) = delete;
    ~Mailbox()
    {
        drain([](T&&) {});
    }

    /// True when the mailbox was empty: the consumer has to be woken.
    bool push(T value)
    {
        Node* newest = head_.load(std::memory_order_relaxed);
        auto* node = new Node{std::move(value), newest};
        while (!head_.compare_exchange_weak(newest, node, std::memory_order_seq_cst, std::memory_order_relaxed))
            node->next = newest;
        return newest == nullptr; // the node itself may be gone: the consumer owns it now
    }

    bool empty() const { return head_.load(std::memory_order_seq_cst) == nullptr; }

    /// Hands everything that is in now to `take`, oldest first. What `take` pushes waits for the next call.
    template <typename F>
    std::size_t drain(F&& take)
    {
        Node* newest = head_.exchange(nullptr, std::memory_order_seq_cst);
        Node* oldest = nullptr;
        while (newest != nullptr) {
            Node* next = std::exchange(newest->next, oldest);
            oldest = newest;
            newest = next;
        }
        std::size_t count = 0;
        for (; oldest != nullptr; ++count) {
            Node* node = std::exchange(oldest, oldest->next);
            T value = std::move(node->value);
            delete node;
            take(std::move(value));
        }
        return count;
    }

private:
    struct Node
    {
        T value;
        Node* next;
    };
    std::atomic<Node*> head_{nullptr};
};

} // namespace switchyard::io
