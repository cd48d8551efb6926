/**
 * What the reading threads run: the pure stages that take CPU.
 */
export { extractForStory as extract } from '#src/article/extract.ts'
export { parse } from '#src/wire/index.ts'
