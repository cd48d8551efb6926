/**
 * How modules are loaded, for a quick start. Imported for what it does, before what it is for.
 */
import { enableCompileCache, registerHooks } from 'node:module'

// Later starts take what the first one compiled; where there is no place for it, they do without.
enableCompileCache()

/**
 * drizzle-orm as CommonJS. Node 24 looks for the package.json of each ES module and parses its `exports` anew each time: drizzle-orm's has
 * 180 kB, and 107 modules of it took three quarters of a start. CommonJS modules share what was read.
 */
registerHooks({
  resolve: (specifier, context, next) =>
    next(specifier, /^drizzle-orm(\/|$)/.test(specifier) ? { ...context, conditions: ['node', 'require', 'module-sync'] } : context),
})
