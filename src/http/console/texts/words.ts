import type { en } from './en.ts'

type Words<T> = T extends string
  ? string
  : T extends (...args: infer A) => string
    ? (...args: A) => string
    : T extends readonly (readonly [string, string])[]
      ? readonly (readonly [string, string])[]
      : { [K in keyof T]: Words<T[K]> }
/** What each language has to say: as English does. */
export type Texts = Words<typeof en>
