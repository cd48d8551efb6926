/**
 * Commands that meet in a folder that has no database yet.
 */
import { expect, test } from 'vitest'
import { temporaryFolder } from '../support/folder.ts'
import { runCommand } from '../support/program.ts'

test('two in its first second both do their work, and so does the next', { timeout: 240_000 }, async () => {
  const folder = await temporaryFolder()
  const list = () => runCommand(folder, {}, ['feeds', 'list', '--json'])
  const both = await Promise.all([list(), list()])
  expect(both).toEqual([
    { code: 0, stdout: '[]\n', stderr: '' },
    { code: 0, stdout: '[]\n', stderr: '' },
  ])
  expect(await list()).toMatchObject({ code: 0, stderr: '' })
})
