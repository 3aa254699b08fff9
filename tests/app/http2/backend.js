// SPDX-License-Identifier: GPL-3.0-or-later
// One application behind HTTP/1.1 and HTTP/2, each in clear text and over TLS. usage: node backend.js KEY CERTIFICATE
// Prints its ports as a line of JSON, then a line for everything that happened to a request besides its answer, and
// ends with its standard input. A path is /ANYTHING/ACTION?…; `actions` says what there is.
'use strict';
const crypto = require('crypto');
const fs = require('fs');
const http = require('http');
const http2 = require('http2');
const https = require('https');

const held = new Map(); // key → responses that wait for "release"

function tell(event) { process.stdout.write(JSON.stringify(event) + '\n'); }

function json(response, value, status = 200) {
  const body = Buffer.from(JSON.stringify(value));
  response.writeHead(status, {'content-type': 'application/json', 'content-length': body.length});
  response.end(body);
}

function breakOff(request) {
  if (request.stream) request.stream.close(http2.constants.NGHTTP2_INTERNAL_ERROR);
  else request.socket.destroy();
}

const actions = {
  // What came, as it came.
  echo(request, response) {
    const raw = [];
    for (let i = 0; i < request.rawHeaders.length; i += 2) raw.push([request.rawHeaders[i].toLowerCase(), request.rawHeaders[i + 1]]);
    json(response, {version: request.httpVersion, method: request.method, path: request.url, headers: request.headers, raw,
      authority: request.authority || request.headers.host});
  },
  // What the body was.
  upload(request, response) {
    const hash = crypto.createHash('sha256');
    let bytes = 0;
    request.on('data', (piece) => { bytes += piece.length; hash.update(piece); });
    request.on('end', () => json(response, {version: request.httpVersion, bytes, sha256: hash.digest('hex'), trailers: request.trailers,
      length: request.headers['content-length'] || null, continued: Boolean(request.continued)}));
  },
  // n random bytes, whose hash is in a header; length=0: without Content-Length.
  bytes(request, response, query) {
    const body = crypto.randomBytes(Number(query.get('n')));
    const headers = {'x-sha256': crypto.createHash('sha256').update(body).digest('hex')};
    if (query.get('length') !== '0') headers['content-length'] = body.length;
    response.writeHead(200, headers);
    response.end(request.method === 'HEAD' ? undefined : body);
  },
  status(request, response, query) {
    request.resume();
    response.writeHead(Number(query.get('code')), {'etag': '"one"', 'x-here': 'yes'});
    response.end();
  },
  trailers(request, response, query) {
    response.writeHead(200, {'trailer': 'x-sum'});
    if (query.get('empty') !== '1') response.write('a body');
    response.addTrailers({'x-sum': 'twelve', 'x-more': 'too'});
    response.end();
  },
  cookies(request, response, query) {
    const cookies = [];
    for (let i = 0; i < Number(query.get('n')); ++i) cookies.push(`c${i}=v${i}; Path=/`);
    response.writeHead(200, {'set-cookie': cookies, 'content-length': 0});
    response.end();
  },
  large(request, response, query) {
    response.writeHead(200, {'x-large': 'l'.repeat(Number(query.get('n'))), 'content-length': 0});
    response.end();
  },
  // Never answers.
  hang(request, response) { request.resume(); tell({event: 'hangs', path: request.url}); },
  // Answers when somebody releases its key.
  hold(request, response, query) {
    const key = query.get('key');
    held.set(key, [...(held.get(key) || []), response]);
    tell({event: 'held', key, path: request.url});
  },
  release(request, response, query) {
    const waiting = held.get(query.get('key')) || [];
    held.delete(query.get('key'));
    for (const other of waiting) json(other, {released: true});
    json(response, {count: waiting.length});
  },
  reset(request) { breakOff(request); },
  // Ten bytes of a thousand, then the end.
  partial(request, response) {
    response.writeHead(200, {'content-length': 1000});
    response.write('0123456789');
    setTimeout(() => breakOff(request), 200);
  },
  // Bodies without end, at the client's pace.
  endless(request, response) {
    response.writeHead(200, {});
    const block = Buffer.alloc(16384, 'e');
    const more = () => { while (!response.destroyed && response.write(block)); };
    response.on('drain', more);
    more();
  },
  // A page for a browser, with some of everything.
  page(request, response) {
    response.writeHead(200, {'content-type': 'text/html'});
    response.end(`<!doctype html><title>waiting</title><p id="out">waiting</p><script>
      (async () => {
        const said = [];
        for (const route of ${JSON.stringify(process.argv.slice(4))}) {
          const echo = await (await fetch('/' + route + '/echo')).json();
          const body = new Uint8Array(300000).fill(7);
          const upload = await (await fetch('/' + route + '/upload', {method: 'POST', body})).json();
          const several = await Promise.all([...Array(30).keys()].map((i) => fetch('/' + route + '/bytes?n=2000&i=' + i).then((r) => r.arrayBuffer())));
          const right = upload.bytes === 300000 && several.every((piece) => piece.byteLength === 2000);
          said.push(route + ':' + echo.version + ':' + (right ? 'right' : 'wrong'));
        }
        document.getElementById('out').textContent = 'done ' + said.join(' ');
      })().catch((error) => { document.getElementById('out').textContent = 'failed ' + error; });
    </script>`);
  },
};

function serve(request, response) {
  const url = new URL(request.url, 'http://backend');
  const action = actions[url.pathname.split('/')[2]];
  request.on('error', () => {});
  response.on('error', () => {});
  response.on('close', () => {
    const whole = request.stream ? request.stream.rstCode === 0 && response.writableEnded : response.writableFinished;
    if (!whole) tell({event: 'ended', path: request.url});
  });
  if (action) action(request, response, url.searchParams);
  else json(response, {unknown: request.url}, 404);
}

function serveExpecting(request, response) {
  request.continued = true;
  if (request.url.includes('refuse=1')) return json(response, {refused: true}, 417);
  response.writeContinue();
  serve(request, response);
}

const tls = {key: fs.readFileSync(process.argv[2]), cert: fs.readFileSync(process.argv[3])};
const settings = {settings: {maxHeaderListSize: 256 * 1024}, maxHeaderListPairs: 1000, maxSendHeaderBlockLength: 256 * 1024};
const servers = {
  h1: http.createServer({maxHeaderSize: 256 * 1024}, serve),
  h1s: https.createServer({...tls, maxHeaderSize: 256 * 1024, ALPNProtocols: ['http/1.1']}, serve),
  h2c: http2.createServer(settings, serve),
  h2: http2.createSecureServer({...tls, ...settings, allowHTTP1: false}, serve),
};
const listening = Object.values(servers).map((server) => {
  server.on('checkContinue', serveExpecting);
  server.on('sessionError', () => {});
  server.on('clientError', (error, socket) => socket.destroy());
  server.keepAliveTimeout = 120000;
  return new Promise((done) => server.listen(0, '127.0.0.1', done));
});
Promise.all(listening).then(() => {
  tell(Object.fromEntries(Object.entries(servers).map(([name, server]) => [name, server.address().port])));
});
process.stdin.on('end', () => process.exit(0));
process.stdin.resume();
