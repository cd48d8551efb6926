import { mkdir, mkdtemp, readdir, readFile, rm, symlink, utimes, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { listSpool, moveToDone, moveToFailed, readSpoolFile, type SpoolFile } from '#src/net/spool.ts'

let dir: string
let url: string
beforeEach(async () => {
  dir = await mkdtemp(join(tmpdir(), 'telex-spool-'))
  url = pathToFileURL(dir).href
})
afterEach(() => rm(dir, { recursive: true, force: true }))

const put = (name: string, text = name) => writeFile(join(dir, name), text)
const listed = async (): Promise<SpoolFile[]> => {
  const listing = await listSpool(url, { settleMs: 20 })
  if (listing.kind !== 'listed') throw new Error(listing.message)
  return listing.files
}
const only = async (): Promise<SpoolFile> => (await listed())[0]!

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
    const listing = await listSpool(url, { settleMs: 150 })
    clearInterval(writer)
    expect(listing).toMatchObject({ kind: 'listed', unsettled: 1, files: [{ name: 'whole.xml' }] })
  })

  test('no more than asked for, and it says that there are more', async () => {
    for (const n of [1, 2, 3]) await put(`${n}.xml`)
    expect(await listSpool(url, { settleMs: 5, maxFiles: 2 })).toMatchObject({ kind: 'listed', more: true, files: [{}, {}] })
  })

  test('a folder that is missing is a failure with words, not an exception', async () => {
    expect(await listSpool(`${url}/missing`)).toEqual({ kind: 'failed', message: `${dir}/missing is not there` })
    expect(await listSpool('file://elsewhere/x')).toMatchObject({ kind: 'failed' })
  })
})

describe('reading and moving', () => {
  test('a file is read and stays until it is said to be done', async () => {
    await put('story.xml', '<story/>')
    const file = await only()
    expect(await readSpoolFile(file)).toEqual({ kind: 'read', bytes: Buffer.from('<story/>') })
    expect(await readdir(dir)).toEqual(['story.xml'])
    expect(await moveToDone(file)).toEqual({ kind: 'moved', path: join(dir, 'done', 'story.xml') })
    expect(await listed()).toEqual([])
  })

  test('a failed file has its reason beside it', async () => {
    await put('bad.xml', '<')
    await moveToFailed(await only(), 'no root element')
    expect(await readFile(join(dir, 'failed', 'bad.xml'), 'utf8')).toBe('<')
    expect(await readFile(join(dir, 'failed', 'bad.xml.reason.txt'), 'utf8')).toBe('no root element\n')
  })

  test('files of one name, sent again and again, are all kept', async () => {
    for (const text of ['one', 'two', 'three']) {
      await put('latest.xml', text)
      await utimes(join(dir, 'latest.xml'), 86_400, 86_400)
      await moveToFailed(await only(), text)
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
    expect(await readSpoolFile(file)).toEqual({ kind: 'changed' })
    expect(await moveToDone(file)).toEqual({ kind: 'replaced' })
    expect(await readFile(join(dir, 'latest.xml'), 'utf8')).toBe('newer')
  })

  test('two workers that took the same file: one moves it, the other learns that it is gone', async () => {
    await put('story.xml')
    const file = await only()
    const moves = await Promise.all([moveToDone(file), moveToDone(file)])
    expect(moves.map(({ kind }) => kind).sort()).toEqual(['gone', 'moved'])
    expect(await readdir(join(dir, 'done'))).toEqual(['story.xml'])
  })

  test('a file beyond the limit is not read', async () => {
    await put('huge.xml', 'x'.repeat(100))
    expect(await readSpoolFile(await only(), 99)).toMatchObject({ kind: 'too-large' })
  })

  test('a spool that cannot be written to says so', async () => {
    await put('story.xml')
    const file = await only()
    await put('done', 'a file where the folder should be')
    expect(await moveToDone(file)).toMatchObject({ kind: 'failed', message: expect.stringContaining('story.xml to done/') })
  })
})
