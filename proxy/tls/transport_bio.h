// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "proxy/io/stream.h"
#include "proxy/tls/native.h"
#include "proxy/tls/record_output.h"

namespace switchyard::tls {

/// How OpenSSL reaches a socket: reads ask the kernel only when there may be something, writes go to a RecordOutput.
/// Thread: the loop's. Lifetime: outlives the connection it is attached to.
class TransportBio
{
public:
    TransportBio(io::Stream& transport, RecordOutput& output) : transport_(transport), output_(output) {}
    TransportBio(const TransportBio&) = delete;
    TransportBio& operator=(const TransportBio&) = delete;

    /// Errors: false when there is no memory.
    bool attach(SSL& connection);
    /// The peer ended its side of the TCP connection.
    bool ended() const { return ended_; }
    /// errno of a failed read; 0: none failed.
    int read_error() const { return read_error_; }

private:
    static int read(BIO* bio, char* into, int size);
    static int write(BIO* bio, const char* bytes, int size);
    static long control(BIO* bio, int command, long number, void* pointer);

    io::Stream& transport_;
    RecordOutput& output_;
    bool ended_ = false;
    int read_error_ = 0;
};

} // namespace switchyard::tls
