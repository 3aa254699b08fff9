// SPDX-License-Identifier: GPL-3.0-or-later
#include "proxy/layer4/passage.h"

#include "proxy/io/splice.h"

#include <algorithm>
#include <cerrno>
#include <cstddef>
#include <cstring>
#include <string_view>
#include <type_traits>

namespace switchyard::layer4 {
namespace {

constexpr std::size_t kPiece = 64 * 1024;
/// After so much in a row others have their turn.
constexpr std::size_t kTurn = 4 * 1024 * 1024;

template <typename From, typename To>
constexpr bool kBothPlain = std::is_same_v<From, io::Stream> && std::is_same_v<To, io::Stream>;

enum class Step : std::uint8_t
{
    Passed,
    Nothing, ///< has come
    SenderEnded,
    SenderBroke,
    ReceiverBroke,
    Unsupported ///< splice(2) cannot do it
};

template <typename From, typename To>
void came(const Passage<From, To>& passage, std::size_t bytes)
{
    passage.ending.passed();
    if (passage.flow.bytes == 0)
        passage.flow.first_at = passage.context.loop.now();
    passage.flow.bytes += bytes;
}

/// The receiver takes no more. Its kernel tells a reset only once, here or to the other direction's read. EPIPE: it had
/// ended its own side in good order before.
template <typename From, typename To>
Step refused(const Passage<From, To>& passage, int error)
{
    passage.flow.back->sender_reset = error != EPIPE;
    return Step::ReceiverBroke;
}

/// Waits until the receiver takes more. False: it will not, or not in time.
template <typename To>
io::Task<bool> room(Ending* ending, To* to)
{
    const Ending::Delivery delivery(*ending);
    for (;;) {
        const io::IoResult ready = co_await to->writable(ending->idle_at());
        if (ready.bytes > 0)
            ending->passed();
        if (ready)
            co_return true;
        if (ready.status != io::IoStatus::TimedOut)
            co_return false;
        if (ending->is_idle()) { // else the other direction was busy meanwhile
            ending->end(observe::StatusDetails::ConnectionIdle);
            co_return false;
        }
    }
}

/// One attempt. True: the kernel has all of it, or `step` says why not.
template <typename From, typename To>
bool send_some(const Passage<From, To>& passage, std::string_view& bytes, Step& step)
{
    const io::IoResult sent = passage.to.try_write(bytes);
    bytes.remove_prefix(sent.bytes);
    if (sent.bytes > 0)
        passage.ending.passed();
    if (sent.status == io::IoStatus::Failed) {
        step = refused(passage, sent.error);
        return true;
    }
    // An encrypted stream may have taken everything over while some of it still waits for the kernel.
    return sent && bytes.empty();
}

/// Sends what a first attempt left.
template <typename From, typename To>
io::Task<Step> send_rest(Passage<From, To> passage, std::string_view bytes)
{
    Step step = Step::Passed;
    do {
        const bool may_go_on = co_await room(&passage.ending, &passage.to);
        if (!may_go_on)
            co_return Step::ReceiverBroke;
    } while (!send_some(passage, bytes, step));
    co_return step;
}

template <typename From, typename To>
io::Task<Step> copy_some(Passage<From, To> passage, std::size_t* count)
{
    const std::span<char> scratch = passage.context.head_scratch().first(kPiece);
    const io::IoResult got = passage.from.try_read(scratch);
    if (got.status == io::IoStatus::WouldBlock)
        co_return Step::Nothing;
    if (!got)
        co_return got.status == io::IoStatus::Closed ? Step::SenderEnded : Step::SenderBroke;
    *count = got.bytes;
    came(passage, got.bytes);
    std::string_view bytes(scratch.data(), got.bytes);
    Step step = Step::Passed;
    if (send_some(passage, bytes, step))
        co_return step;
    io::Buffer held;
    if (!bytes.empty()) {
        io::BufferPools& pools = passage.context.buffers;
        held = bytes.size() <= pools.small.buffer_size() ? pools.small.get() : pools.bulk.get();
        std::memcpy(held.data(), bytes.data(), bytes.size());
        bytes = {held.data(), bytes.size()};
    }
    step = co_await send_rest(passage, bytes);
    co_return step;
}

io::Task<Step> splice_some(Passage<io::Stream, io::Stream> passage, std::size_t* count)
{
    io::PipePool& pipes = passage.context.pipes;
    io::Pipe pipe = pipes.get();
    if (!pipe)
        co_return Step::Unsupported;
    const io::Moved taken = io::move_bytes(passage.from.fd(), pipe.write_end.get(), io::PipePool::kCapacity);
    if (taken.bytes == 0) {
        pipes.put(std::move(pipe));
        if (taken.error == EAGAIN) {
            passage.from.note_read_would_block();
            co_return Step::Nothing;
        }
        if (taken.error == EINVAL)
            co_return Step::Unsupported;
        co_return taken.error == 0 ? Step::SenderEnded : Step::SenderBroke;
    }
    *count = taken.bytes;
    came(passage, taken.bytes);
    for (std::size_t left = taken.bytes; left > 0;) {
        const io::Moved given = io::move_bytes(pipe.read_end.get(), passage.to.fd(), left);
        left -= given.bytes;
        if (given.bytes > 0) {
            passage.ending.passed();
            continue;
        }
        if (given.error != EAGAIN)
            co_return refused(passage, given.error);
        passage.to.note_write_would_block();
        const bool may_go_on = co_await room(&passage.ending, &passage.to);
        if (!may_go_on)
            co_return Step::ReceiverBroke;
    }
    pipes.put(std::move(pipe));
    co_return Step::Passed;
}

/// Carries the sender's end over. An encrypted stream says so in a record that the kernel has to take as well.
template <typename To>
io::Task<Step> pass_end(Ending* ending, To* to)
{
    to->shutdown_write();
    if constexpr (!std::is_same_v<To, io::Stream>) {
        const Ending::Delivery delivery(*ending);
        const io::IoResult sent = co_await to->write(std::string_view(), ending->idle_at());
        if (!sent)
            co_return Step::ReceiverBroke;
    }
    co_return Step::SenderEnded;
}

void conclude(Ending& ending, Flow& flow, Step step)
{
    flow.over = true;
    flow.cut = step == Step::ReceiverBroke;
    flow.torn = step == Step::SenderBroke;
    if (flow.torn)
        ending.end(flow.sender_broke);
}

} // namespace

template <typename From, typename To>
io::Task<> pass(Passage<From, To> passage)
{
    io::EventLoop& loop = passage.context.loop;
    bool splices = kBothPlain<From, To>;
    bool many = false; // bytes at a time
    std::size_t in_a_row = 0;
    Step step = Step::Passed;
    while (step == Step::Passed || step == Step::Nothing || step == Step::Unsupported) {
        if (step == Step::Nothing)
            in_a_row = 0;
        const io::IoResult ready = co_await passage.from.readable();
        if (!ready) {
            step = Step::SenderBroke;
            break;
        }
        if (in_a_row >= kTurn) {
            in_a_row = 0;
            co_await loop.sleep_until(loop.now() + Nanoseconds(1));
        }
        std::size_t count = 0;
        if constexpr (kBothPlain<From, To>) {
            if (splices && many)
                step = co_await splice_some(passage, &count);
            else
                step = co_await copy_some(passage, &count);
        } else {
            step = co_await copy_some(passage, &count);
        }
        if (step == Step::Unsupported)
            splices = false;
        many = count >= passage.context.limits.splice_from;
        in_a_row += count;
    }
    if (step == Step::SenderEnded && passage.flow.sender_reset)
        step = Step::SenderBroke;
    if (step == Step::SenderEnded)
        step = co_await pass_end(&passage.ending, &passage.to);
    conclude(passage.ending, passage.flow, step);
}

template io::Task<> pass(Passage<io::Stream, io::Stream> passage);
template io::Task<> pass(Passage<io::Stream, tls::TlsStream> passage);
template io::Task<> pass(Passage<tls::TlsStream, io::Stream> passage);
template io::Task<> pass(Passage<tls::TlsStream, tls::TlsStream> passage);

} // namespace switchyard::layer4
