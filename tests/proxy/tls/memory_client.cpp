// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/proxy/tls/memory_client.h"

#include <gtest/gtest.h>

#include <sys/socket.h>

namespace switchyard::tls::test {

MemoryClient::MemoryClient(io::Fd fd, int max_version) : fd_(std::move(fd)), context_(SSL_CTX_new(TLS_client_method()))
{
    SSL_CTX_set_max_proto_version(context_.get(), max_version);
    ssl_.reset(SSL_new(context_.get()));
    SSL_set_bio(ssl_.get(), BIO_new(BIO_s_mem()), BIO_new(BIO_s_mem()));
    SSL_set_connect_state(ssl_.get());
}

bool MemoryClient::step()
{
    ERR_clear_error();
    return SSL_do_handshake(ssl_.get()) == 1;
}

bool MemoryClient::encrypt(std::string_view text)
{
    return SSL_write(ssl_.get(), text.data(), static_cast<int>(text.size())) == static_cast<int>(text.size());
}

std::string MemoryClient::output()
{
    BIO* from = SSL_get_wbio(ssl_.get());
    std::string bytes(BIO_ctrl_pending(from), '\0');
    if (!bytes.empty())
        BIO_read(from, bytes.data(), static_cast<int>(bytes.size()));
    return bytes;
}

void MemoryClient::deliver(std::string_view bytes) const
{
    if (!bytes.empty())
        EXPECT_EQ(::send(fd_.get(), bytes.data(), bytes.size(), MSG_NOSIGNAL), static_cast<ssize_t>(bytes.size()));
}

std::size_t MemoryClient::take()
{
    std::string bytes(1 << 18, '\0');
    const ssize_t count = ::recv(fd_.get(), bytes.data(), bytes.size(), MSG_DONTWAIT);
    if (count > 0)
        BIO_write(SSL_get_rbio(ssl_.get()), bytes.data(), static_cast<int>(count));
    return count > 0 ? static_cast<std::size_t>(count) : 0;
}

std::string MemoryClient::received()
{
    std::string text;
    std::string piece(1 << 14, '\0');
    for (;;) {
        ERR_clear_error();
        const int count = SSL_read(ssl_.get(), piece.data(), static_cast<int>(piece.size()));
        if (count <= 0)
            return text;
        text.append(piece, 0, static_cast<std::size_t>(count));
    }
}

} // namespace switchyard::tls::test
