/**
 * The outlets that are known. A spelling that two of them share (`ABC`) means the first.
 *
 * Sources: Wikipedia, "Newspapers of Montenegro", "… of Serbia", "… of North Macedonia", "… of Kosovo", "List of newspapers in the
 * world by circulation".
 */
import { balkans } from './balkans.ts'
import { europe } from './europe.ts'
import type { Outlet } from './outlet.ts'
import { world } from './world.ts'

export type { Outlet } from './outlet.ts'

export const outlets: readonly Outlet[] = [...balkans, ...world, ...europe]
