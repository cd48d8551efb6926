import { mkdir, mkdtemp, readdir, readFile, rm, symlink, utimes, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { type Drop, type DropFile, mostBytes } from '#src/net/sources/drop.ts'
import { openDrop } from '#src/net/sources/index.ts'

let dir: string
let url: string
beforeEach(async () => {
  dir = await mkdtemp(join(tmpdir(), 'telex-spool-'))
  url = pathToFileURL(dir).href
})
afterEach(() => rm(dir, { recursive: true, force: true }))

const put = (name: string, text = name) => writeFile(join(dir, name), text)
const opened = async (at = url, settleMs = 20): Promise<Drop> => {
  const found = await openDrop(at, { allowNetworks: [], settleMs })
  if (found.kind === 'failed') throw new Error(found.message)
  return found.drop
}
const listed = async (): Promise<DropFile[]> => {
  const listing = await (await opened()).list()
  if (listing.kind !== 'listed') throw new Error(listing.message)
  return listing.files
}
const read = async (file: DropFile) => (await opened()).read(file)
const done = async (file: DropFile) => (await opened()).done(file)
const failed = async (file: DropFile, reason: string) => (await opened()).failed(file, reason)
const only = async (): Promise<DropFile> => (await listed())[0]!

test.each(['done', 'failed'] as const)('%s/ that is a link is not followed: the file stays, and it is said', async (into) => {
  const elsewhere = await mkdtemp(join(tmpdir(), 'telex-elsewhere-'))
  await put('a.xml')
  await symlink(elsewhere, join(dir, into))
  const moved = into === 'done' ? await done(await only()) : await failed(await only(), 'no wire file')
  expect(moved).toMatchObject({ kind: 'failed', message: `${join(dir, into)} is a link, which is not followed: put a folder in its place` })
  expect(await readdir(elsewhere)).toEqual([])
  expect(await readFile(join(dir, 'a.xml'), 'utf8')).toBe('a.xml')
  await rm(elsewhere, { recursive: true })
})

describe('what is listed', () => {
  test('whole files, oldest first', async () => {
    await put('b.xml')
    await put('a.xml')
    await utimes(join(dir, 'b.xml'), 1000, 1000)
    expect((await listed()).map(({ name }) => name)).toEqual(['b.xml', 'a.xml'])
  })

  test('files that are still being transferred, by name, are left alone, and so are folders and links', async () => {
    for (const name of ['.hidden.xml', 'story.xml.part', 'story.tmp', 'story.xml.filepart', 'story.xml~', '~$doc.xml']) await put(name)
    await mkdir(join(dir, 'done'))
    await symlink('/etc/passwd', join(dir, 'link.xml'))
    expect(await listed()).toEqual([])
  })

  test('a file that grows while it is looked at is not whole yet', async () => {
    await put('growing.xml', '<a>')
    await put('whole.xml')
    const writer = setInterval(() => void writeFile(join(dir, 'growing.xml'), 'x', { flag: 'a' }), 5)
    const listing = await (await opened(url, 150)).list()
    clearInterval(writer)
    expect(listing).toMatchObject({ kind: 'listed', files: [{ name: 'whole.xml' }] })
  })

  test('five hundred at once, and it says that there are more', async () => {
    await Promise.all(Array.from({ length: 501 }, (_, n) => put(`${n}.xml`)))
    const listing = await (await opened()).list()
    expect(listing.kind === 'listed' && [listing.files.length, listing.more]).toEqual([500, true])
  })

  test('a folder that is missing is a failure with words, not an exception', async () => {
    expect(await (await opened(`${url}/missing`)).list()).toEqual({ kind: 'failed', message: `${dir}/missing is not there` })
    expect(await openDrop('file://elsewhere/x', { allowNetworks: [] })).toMatchObject({ kind: 'failed' })
  })
})

describe('reading and moving', () => {
  test('a file is read and stays until it is said to be done', async () => {
    await put('story.xml', '<story/>')
    const file = await only()
    expect(await read(file)).toEqual({ kind: 'read', bytes: Buffer.from('<story/>') })
    expect(await readdir(dir)).toEqual(['story.xml'])
    expect(await done(file)).toEqual({ kind: 'moved' })
    expect(await readdir(join(dir, 'done'))).toEqual(['story.xml'])
    expect(await listed()).toEqual([])
  })

  test('a failed file has its reason beside it', async () => {
    await put('bad.xml', '<')
    await failed(await only(), 'no root element')
    expect(await readFile(join(dir, 'failed', 'bad.xml'), 'utf8')).toBe('<')
    expect(await readFile(join(dir, 'failed', 'bad.xml.reason.txt'), 'utf8')).toBe('no root element\n')
  })

  test('files of one name, sent again and again, are all kept', async () => {
    for (const text of ['one', 'two', 'three']) {
      await put('latest.xml', text)
      await utimes(join(dir, 'latest.xml'), 86_400, 86_400)
      await failed(await only(), text)
    }
    const names = (await readdir(join(dir, 'failed'))).sort()
    expect(names).toEqual(
      ['latest.xml', 'latest-19700102T000000.000Z.xml', 'latest-19700102T000000.000Z-2.xml']
        .flatMap((name) => [name, `${name}.reason.txt`])
        .sort(),
    )
    for (const name of names.filter((each) => each.endsWith('.xml'))) {
      const text = await readFile(join(dir, 'failed', name), 'utf8')
      expect(await readFile(join(dir, 'failed', `${name}.reason.txt`), 'utf8')).toBe(`${text}\n`)
    }
  })

  test('a new file under the name of the one that was read is not moved with it', async () => {
    await put('latest.xml', 'old')
    const file = await only()
    await put('latest.xml', 'newer')
    expect(await read(file)).toEqual({ kind: 'changed' })
    expect(await done(file)).toEqual({ kind: 'replaced' })
    expect(await readFile(join(dir, 'latest.xml'), 'utf8')).toBe('newer')
  })

  test('two workers that took the same file: one moves it, the other learns that it is gone', async () => {
    await put('story.xml')
    const file = await only()
    const moves = await Promise.all([done(file), done(file)])
    expect(moves.map(({ kind }) => kind).sort()).toEqual(['gone', 'moved'])
    expect(await readdir(join(dir, 'done'))).toEqual(['story.xml'])
  })

  test('a file beyond the limit is not read', async () => {
    await put('huge.xml')
    expect(await read({ ...(await only()), size: mostBytes + 1 })).toMatchObject({ kind: 'unusable' })
  })

  test('a spool that cannot be written to says so', async () => {
    await put('story.xml')
    const file = await only()
    await put('done', 'a file where the folder should be')
    expect(await done(file)).toMatchObject({ kind: 'failed', message: expect.stringContaining('done is not a folder') })
  })
})
