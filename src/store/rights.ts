/**
 * Who may do what in the database. `telex_owner` owns and migrates it, `telex_worker` reads and writes what workers read and write, `telex_reader`
 * reads the views of `wire`. A database whose one login does all works as well: roles are for those who want the least rights.
 */
import pg from 'pg'

export const ownerRole = 'telex_owner'
export const workerRole = 'telex_worker'
const readerRole = 'telex_reader'

/** What is the product's own; queues that live in PostgreSQL lie in `bullmq`. */
const schemas = ['ingest', 'wire', 'ingest_migrations', 'bullmq']

/**
 * Make the roles, with these passwords, and give `telex_owner` the database and all that the product has in it; from then on nobody else may take
 * advisory locks there or make temporary objects. May run again, with other passwords too.
 * @param adminUrl login of an administrator, to a database that is the product's alone
 * @throws PostgreSQL's own error where that login may not
 */
export async function makeRoles(adminUrl: string, passwords: { owner: string; worker: string }): Promise<void> {
  await withClient(adminUrl, async (client) => {
    const logins = [
      [ownerRole, passwords.owner],
      [workerRole, passwords.worker],
    ] as const
    await client.query(createRoles)
    await client.query('BEGIN')
    for (const [role, password] of logins)
      await client.query(`ALTER ROLE ${role} LOGIN NOSUPERUSER NOCREATEDB NOCREATEROLE PASSWORD ${client.escapeLiteral(password)}`)
    await client.query('SELECT set_config($1, $2, true)', ['telex.schemas', schemas.join()])
    await client.query(handOver)
    await client.query(keepToThem)
    await client.query('COMMIT')
  })
}

/** The same database with another login. */
export function loginAs(url: string, role: string, password: string): string {
  const other = new URL(url)
  other.username = role
  other.password = encodeURIComponent(password)
  return other.href
}

/**
 * Let `telex_worker` work with all that migrations have made; nothing where there is no such role, or where this login does not own the tables.
 * @param databaseUrl the owner's login
 */
export async function grantWorker(databaseUrl: string): Promise<void> {
  await withClient(databaseUrl, async (client) => {
    await client.query('BEGIN')
    // Workers that start together take turns: two grants on one table at once are refused.
    await client.query("SELECT pg_advisory_xact_lock(hashtext('telex rights'))")
    await client.query(grants)
    await client.query('COMMIT')
  })
}

async function withClient(connectionString: string, work: (client: pg.Client) => Promise<void>): Promise<void> {
  const client = new pg.Client({ connectionString, application_name: 'telex migrate', connectionTimeoutMillis: 10_000 })
  // Whoever waits for a statement is told.
  client.on('error', () => undefined)
  await client.connect()
  try {
    await work(client)
  } finally {
    await client.end()
  }
}

/** Roles belong to the whole server: another database of it may make them at this moment. */
const createRoles = `DO $$
DECLARE role text;
BEGIN
  FOREACH role IN ARRAY ARRAY['${ownerRole}', '${workerRole}', '${readerRole}'] LOOP
    CONTINUE WHEN EXISTS (SELECT FROM pg_roles WHERE rolname = role);
    BEGIN
      EXECUTE format('CREATE ROLE %I', role);
    EXCEPTION WHEN duplicate_object OR unique_violation THEN NULL;
    END;
  END LOOP;
  -- An administrator who is no superuser hands things to roles that he is a member of.
  IF NOT (SELECT rolsuper FROM pg_roles WHERE rolname = current_user) THEN
    EXECUTE format('GRANT ${ownerRole} TO %I', current_user);
  END IF;
  -- What the HTTP API reads, it reads as a reader; without that it reads the views as the worker.
  BEGIN
    GRANT ${readerRole} TO ${workerRole};
  EXCEPTION WHEN insufficient_privilege THEN NULL;
  END;
END $$`

const handOver = `DO $$
DECLARE statement text;
BEGIN
  EXECUTE format('ALTER DATABASE %I OWNER TO ${ownerRole}', current_database());
  FOR statement IN
    WITH own AS (SELECT oid, nspname FROM pg_namespace WHERE nspname = ANY (string_to_array(current_setting('telex.schemas'), ',')))
    SELECT format('ALTER SCHEMA %I OWNER TO ${ownerRole}', nspname) FROM own
    UNION ALL
    SELECT format('ALTER %s %I.%I OWNER TO ${ownerRole}',
      CASE relkind WHEN 'S' THEN 'SEQUENCE' WHEN 'v' THEN 'VIEW' WHEN 'm' THEN 'MATERIALIZED VIEW' ELSE 'TABLE' END, nspname, relname)
      FROM pg_class JOIN own ON relnamespace = own.oid
      -- A sequence of a column goes with its table.
      WHERE relkind IN ('r', 'p', 'v', 'm', 'S') AND NOT EXISTS
        (SELECT FROM pg_depend WHERE objid = pg_class.oid AND classid = 'pg_class'::regclass AND deptype IN ('a', 'i') AND relkind = 'S')
    UNION ALL
    SELECT format('ALTER ROUTINE %I.%I(%s) OWNER TO ${ownerRole}', nspname, proname, pg_get_function_identity_arguments(pg_proc.oid))
      FROM pg_proc JOIN own ON pronamespace = own.oid
    UNION ALL
    SELECT format('ALTER TYPE %I.%I OWNER TO ${ownerRole}', nspname, typname)
      FROM pg_type JOIN own ON typnamespace = own.oid
      WHERE typtype IN ('e', 'd') OR (typtype = 'c' AND EXISTS (SELECT FROM pg_class WHERE oid = typrelid AND relkind = 'c'))
  LOOP
    EXECUTE statement;
  END LOOP;
END $$`

/** A reader's lock could stop a worker, a function of its own see rows that a view leaves out. */
const keepToThem = `DO $$
DECLARE lock_function text;
BEGIN
  EXECUTE format('REVOKE TEMPORARY ON DATABASE %I FROM PUBLIC', current_database());
  EXECUTE format('GRANT CONNECT, TEMPORARY ON DATABASE %I TO ${ownerRole}, ${workerRole}', current_database());
  REVOKE CREATE ON SCHEMA public FROM PUBLIC;
  FOR lock_function IN
    SELECT pg_proc.oid::regprocedure::text FROM pg_proc WHERE pronamespace = 'pg_catalog'::regnamespace AND proname LIKE '%advisory%'
  LOOP
    EXECUTE format('REVOKE EXECUTE ON FUNCTION %s FROM PUBLIC', lock_function);
    EXECUTE format('GRANT EXECUTE ON FUNCTION %s TO ${ownerRole}, ${workerRole}', lock_function);
  END LOOP;
END $$`

const grants = `DO $$
DECLARE name text;
BEGIN
  IF NOT EXISTS (SELECT FROM pg_roles WHERE rolname = '${workerRole}')
    OR NOT pg_has_role((SELECT nspowner FROM pg_namespace WHERE nspname = 'ingest'), 'USAGE') THEN RETURN; END IF;
  FOREACH name IN ARRAY ARRAY['ingest', 'bullmq'] LOOP
    CONTINUE WHEN to_regnamespace(name) IS NULL;
    EXECUTE format('GRANT USAGE ON SCHEMA %I TO ${workerRole}', name);
    EXECUTE format('GRANT SELECT, INSERT, UPDATE, DELETE ON ALL TABLES IN SCHEMA %I TO ${workerRole}', name);
    EXECUTE format('GRANT USAGE, SELECT ON ALL SEQUENCES IN SCHEMA %I TO ${workerRole}', name);
    EXECUTE format('GRANT EXECUTE ON ALL ROUTINES IN SCHEMA %I TO ${workerRole}', name);
  END LOOP;
  -- BullMQ numbers a queue's jobs by a sequence that it makes when the queue is first used.
  IF to_regnamespace('bullmq') IS NOT NULL THEN GRANT CREATE ON SCHEMA bullmq TO ${workerRole}; END IF;
  FOREACH name IN ARRAY ARRAY['wire', 'ingest_migrations'] LOOP
    EXECUTE format('GRANT USAGE ON SCHEMA %I TO ${workerRole}', name);
    EXECUTE format('GRANT SELECT ON ALL TABLES IN SCHEMA %I TO ${workerRole}', name);
    EXECUTE format('GRANT EXECUTE ON ALL ROUTINES IN SCHEMA %I TO ${workerRole}', name);
  END LOOP;
END $$`
