/**
 * Content codings off (RFC 9110 §8.4): gzip, deflate (zlib, or raw as some servers send it), br, zstd. Bounded in output; what was there of a stream that
 * breaks off is kept and said to be truncated.
 */
import type { Transform } from 'node:stream'
import zlib from 'node:zlib'

export type Decoded = { ok: true; bytes: Uint8Array; truncated: boolean } | { ok: false; reason: 'too-large' | 'encoding'; message: string }

const maxLayers = 3
const chunkSize = 64 * 1024
/** RFC 9659: a zstd window in HTTP is at most 8 MiB; without this a few bytes could ask for 128 MiB. */
const zstdParams = { [zlib.constants.ZSTD_d_windowLogMax]: 23 }

/**
 * Undo the codings of a whole body.
 * @param contentEncoding the `Content-Encoding` field; tokens that are no coding (`utf-8`, `none`) are passed over, as servers do send them
 * @param maxBytes how long the result, and each layer on the way to it, may become
 */
export async function decodeBody(body: Uint8Array, contentEncoding: string | undefined, maxBytes: number): Promise<Decoded> {
  const layers = (contentEncoding ?? '')
    .toLowerCase()
    .split(',')
    .map((token) => token.trim())
    .filter((token) => known.has(token))
  // a sitemap or feed that is itself a .gz file carries no coding
  if (layers.length === 0 && isGzip(body)) layers.push('gzip')
  if (layers.length > maxLayers) return { ok: false, reason: 'encoding', message: `the answer is compressed ${layers.length} times over` }
  let bytes = body
  let truncated = false
  for (const layer of layers.reverse()) {
    if (layer === 'compress' || layer === 'x-compress')
      return { ok: false, reason: 'encoding', message: 'the answer is compressed with "compress", which was not asked for' }
    if (bytes.length === 0) break
    const result = await unpack(layer, bytes, maxBytes)
    if (result.end === 'too-large') return { ok: false, reason: 'too-large', message: `the answer unpacks to more than ${maxBytes} bytes` }
    if (result.end === 'bomb')
      return {
        ok: false,
        reason: 'too-large',
        message: `the answer unpacks to more than ${bombRatio} times its length, over ${bombBytes} bytes`,
      }
    if (result.bytes.length === 0 && result.end === 'broken') {
      // the field promises a coding, the bytes are plain text: a proxy unpacked them and kept the field
      if (startsAsText(bytes)) continue
      return { ok: false, reason: 'encoding', message: `the answer says that it is ${layer}, but cannot be unpacked` }
    }
    truncated ||= result.end === 'broken'
    bytes = result.bytes
  }
  return { ok: true, bytes, truncated }
}

const known = new Set(['gzip', 'x-gzip', 'deflate', 'br', 'zstd', 'compress', 'x-compress'])

const isGzip = (bytes: Uint8Array) => bytes[0] === 0x1f && bytes[1] === 0x8b && bytes[2] === 8

function startsAsText(bytes: Uint8Array): boolean {
  return /^(?:\xef\xbb\xbf)?\s*[<{[]/.test(Buffer.from(bytes.subarray(0, 64)).toString('latin1'))
}

function decoder(layer: string, bytes: Uint8Array): Unpacker {
  switch (layer) {
    case 'br':
      return zlib.createBrotliDecompress({ chunkSize })
    case 'zstd':
      return zlib.createZstdDecompress({ chunkSize, params: zstdParams })
    case 'deflate': {
      // RFC 9110 §8.4.1.2 means zlib's format; "some non-conformant implementations send the deflate data without the zlib wrapper"
      const wrapped = ((bytes[0] ?? 0) & 0x0f) === 8 && (((bytes[0] ?? 0) << 8) | (bytes[1] ?? 0)) % 31 === 0
      return wrapped ? zlib.createInflate({ chunkSize }) : zlib.createInflateRaw({ chunkSize })
    }
    default:
      return zlib.createGunzip({ chunkSize })
  }
}

type Unpacker = Transform & Pick<zlib.Zlib, 'bytesWritten'>

/** Feeds and pages pack to a fifth or a twentieth; only what was made for it packs to a two hundredth over so many bytes. */
const bombRatio = 200
const bombBytes = 16 * 1024 * 1024

interface Unpacked {
  end: 'whole' | 'broken' | 'too-large' | 'bomb'
  bytes: Uint8Array
}

async function unpack(layer: string, bytes: Uint8Array, maxBytes: number): Promise<Unpacked> {
  const result = await run(decoder(layer, bytes), bytes, maxBytes)
  if (result.end !== 'broken' || result.reason !== 'incorrect header check' || !isGzip(bytes)) return result
  // rubbish behind a whole gzip member, which zlib takes for another one and then gives nothing at all; raw inflate stops where the member ends
  return run(zlib.createInflateRaw({ chunkSize }), bytes.subarray(gzipHeaderLength(bytes)), maxBytes)
}

/** RFC 1952 §2.3: ten bytes, and what the flags add. */
function gzipHeaderLength(bytes: Uint8Array): number {
  const flags = bytes[3] ?? 0
  let at = 10
  if (flags & 4) at += 2 + ((bytes[at] ?? 0) | ((bytes[at + 1] ?? 0) << 8))
  for (const text of [8, 16]) if (flags & text) at = bytes.indexOf(0, at) + 1 || bytes.length
  return flags & 2 ? at + 2 : at
}

function run(stream: Unpacker, input: Uint8Array, maxBytes: number): Promise<Unpacked & { reason?: string }> {
  return new Promise((resolve) => {
    const chunks: Buffer[] = []
    let size = 0
    const finish = (end: Unpacked['end'], reason?: string) => {
      stream.destroy()
      resolve({
        end,
        bytes: end === 'too-large' || end === 'bomb' ? new Uint8Array() : Buffer.concat(chunks),
        ...(reason === undefined ? {} : { reason }),
      })
    }
    stream.on('data', (chunk: Buffer) => {
      size += chunk.length
      if (size > maxBytes) return finish('too-large')
      if (size > bombBytes && size > stream.bytesWritten * bombRatio) return finish('bomb')
      chunks.push(chunk)
    })
    stream.on('end', () => finish('whole'))
    stream.on('error', (error) => finish('broken', error.message))
    stream.end(input)
  })
}
