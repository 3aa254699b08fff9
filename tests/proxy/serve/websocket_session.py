#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""A WebSocket server on an inherited socket and clients that talk to it through a load balancer.

usage: websocket_session.py LISTENING_DESCRIPTOR PORT_OF_THE_LOAD_BALANCER
"""
import asyncio
import os
import socket
import sys

import websockets

CLIENTS = 20


async def echo(connection, path):
    if path != "/chat?room=1":
        await connection.close(1008, "wrong path")
        return
    async for message in connection:
        await connection.send(message)
        if message == "bye":
            await connection.close(1000, "as you wish")


async def talk(port, number):
    uri = f"ws://127.0.0.1:{port}/chat?room=1"
    async with websockets.connect(uri, max_size=None, subprotocols=None, close_timeout=20) as client:
        for message in ("hello", f"ünïcode {number}", b"\x00\xff" * 40_000, os.urandom(1_000_000)):
            await client.send(message)
            assert await client.recv() == message
        # a message in pieces, and control frames between others
        await client.send(part for part in ["a" * 70_000, "b", "", "c" * 3])
        assert await client.recv() == "a" * 70_000 + "b" + "c" * 3
        pong = await client.ping()
        await asyncio.wait_for(pong, 20)
        if number % 2 == 0:
            await client.close(1000, "enough")
        else:
            await client.send("bye")
            assert await client.recv() == "bye"
            await client.wait_closed()
        assert client.close_code == 1000, client.close_code


async def main():
    listening = socket.socket(fileno=int(sys.argv[1]))
    async with websockets.serve(echo, sock=listening, max_size=None):
        await asyncio.gather(*(talk(int(sys.argv[2]), number) for number in range(CLIENTS)))
    print(f"websockets {websockets.__version__}: {CLIENTS} sessions")


asyncio.run(asyncio.wait_for(main(), 60))
