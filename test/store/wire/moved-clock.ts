/**
 * A database whose clock stands ahead of its server's, by as much as a test says: hours pass between two statements.
 */
import type pg from 'pg'

/** Have `now()` and `clock_timestamp()` of this database tell the moved time, in statements, functions, views and defaults; on connections that are opened from now on. */
export async function moveClock(pool: pg.Pool): Promise<void> {
  const { rows } = await pool.query<{ name: string }>('SELECT current_database() AS name')
  await pool.query(`
    CREATE SCHEMA moved;
    CREATE TABLE moved.clock (ahead interval NOT NULL);
    INSERT INTO moved.clock VALUES ('0');
    CREATE FUNCTION moved.now() RETURNS timestamptz LANGUAGE sql STABLE
      AS 'SELECT pg_catalog.now() + (SELECT ahead FROM moved.clock)';
    CREATE FUNCTION moved.clock_timestamp() RETURNS timestamptz LANGUAGE sql VOLATILE
      AS 'SELECT pg_catalog.clock_timestamp() + (SELECT ahead FROM moved.clock)';
    GRANT USAGE ON SCHEMA moved TO PUBLIC;
    GRANT SELECT ON moved.clock TO PUBLIC;
    ALTER DATABASE ${rows[0]!.name} SET search_path = moved, pg_catalog, "$user", public`)
  // Bodies that were bound to pg_catalog's clock when they were made.
  const bound = await pool.query<{ sql: string }>(
    `SELECT pg_get_functiondef(p.oid) AS sql FROM pg_proc p JOIN pg_namespace n ON n.oid = p.pronamespace
      WHERE n.nspname IN ('wire', 'ingest') AND p.prosqlbody IS NOT NULL`,
  )
  for (const { sql } of bound.rows) await pool.query(sql.replace(/\bnow\(\)/g, 'moved.now()'))
  const defaults = await pool.query<{ sql: string }>(
    `SELECT format('ALTER TABLE %I.%I ALTER COLUMN %I SET DEFAULT moved.now()', table_schema, table_name, column_name) AS sql
      FROM information_schema.columns WHERE table_schema = 'ingest' AND column_default = 'now()'`,
  )
  for (const { sql } of defaults.rows) await pool.query(sql)
}

/** Milliseconds by which the database's clock is ahead from now on. */
export async function setAhead(pool: pg.Pool, ms: number): Promise<void> {
  await pool.query("UPDATE moved.clock SET ahead = $1 * interval '1 millisecond'", [ms])
}
