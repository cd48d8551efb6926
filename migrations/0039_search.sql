CREATE TABLE "ingest"."search_document" (
	"story_id" uuid PRIMARY KEY NOT NULL,
	"at" timestamp with time zone NOT NULL,
	"words" "tsvector" NOT NULL
);
--> statement-breakpoint
CREATE TABLE "ingest"."search_kind" (
	"kind" text PRIMARY KEY NOT NULL
);
--> statement-breakpoint
CREATE TABLE "ingest"."search_waiting" (
	"story_id" uuid PRIMARY KEY NOT NULL,
	"at" timestamp with time zone NOT NULL
);
--> statement-breakpoint
CREATE INDEX "search_document_words" ON "ingest"."search_document" USING gin ("words") WITH (gin_pending_list_limit=1024);--> statement-breakpoint
CREATE INDEX "search_waiting_at" ON "ingest"."search_waiting" USING btree ("at");
--> statement-breakpoint
-- Search over what stands of each story. Each language has the text-search configuration that PostgreSQL 14 to 18 have built in, the others `simple`; scripts
-- without spaces between words, and Korean, are searched by pairs of characters. What a story is filtered by lies in the same index as its words, as lexemes that
-- begin with @, and so do its day, week, month and year: a search looks in the newest day first, and goes back only as far as it has to.
CREATE FUNCTION ingest.search_configuration(language text) RETURNS text LANGUAGE sql IMMUTABLE PARALLEL SAFE
  RETURN CASE split_part(lower(language), '-', 1)
    WHEN 'ar' THEN 'arabic' WHEN 'hy' THEN 'armenian' WHEN 'eu' THEN 'basque' WHEN 'ca' THEN 'catalan' WHEN 'da' THEN 'danish' WHEN 'nl' THEN 'dutch'
    WHEN 'en' THEN 'english' WHEN 'fi' THEN 'finnish' WHEN 'fr' THEN 'french' WHEN 'de' THEN 'german' WHEN 'el' THEN 'greek' WHEN 'hi' THEN 'hindi'
    WHEN 'hu' THEN 'hungarian' WHEN 'id' THEN 'indonesian' WHEN 'ga' THEN 'irish' WHEN 'it' THEN 'italian' WHEN 'lt' THEN 'lithuanian' WHEN 'ne' THEN 'nepali'
    WHEN 'no' THEN 'norwegian' WHEN 'nb' THEN 'norwegian' WHEN 'nn' THEN 'norwegian' WHEN 'pt' THEN 'portuguese' WHEN 'ro' THEN 'romanian'
    WHEN 'ru' THEN 'russian' WHEN 'sr' THEN 'serbian' WHEN 'es' THEN 'spanish' WHEN 'sv' THEN 'swedish' WHEN 'ta' THEN 'tamil' WHEN 'tr' THEN 'turkish'
    WHEN 'yi' THEN 'yiddish'
    ELSE 'simple' END;
--> statement-breakpoint
-- How a language's words are made: its configuration, and beside `simple` what else is done to them.
CREATE FUNCTION ingest.search_kind(language text) RETURNS text LANGUAGE sql IMMUTABLE PARALLEL SAFE
  RETURN CASE WHEN split_part(lower(language), '-', 1) IN ('he', 'fa', 'ur', 'az', 'vi') THEN split_part(lower(language), '-', 1)
    ELSE ingest.search_configuration(language) END;
--> statement-breakpoint
CREATE FUNCTION ingest.search_regconfig(kind text) RETURNS regconfig LANGUAGE sql IMMUTABLE PARALLEL SAFE
  RETURN (CASE WHEN kind IN ('he', 'fa', 'ur', 'az', 'vi') THEN 'pg_catalog.simple' ELSE 'pg_catalog.' || kind END)::regconfig;
--> statement-breakpoint
-- Lower case of any script, whatever the database's own locale.
DO $$
DECLARE
  general text := CASE WHEN EXISTS (SELECT FROM pg_collation WHERE collname = 'und-x-icu') THEN 'pg_catalog."und-x-icu"'
    WHEN EXISTS (SELECT FROM pg_collation WHERE collname = 'pg_c_utf8') THEN 'pg_catalog.pg_c_utf8' ELSE 'pg_catalog."default"' END;
  turkic text := CASE WHEN EXISTS (SELECT FROM pg_collation WHERE collname = 'tr-x-icu') THEN 'pg_catalog."tr-x-icu"' ELSE general END;
BEGIN
  EXECUTE format('CREATE FUNCTION ingest.search_lower(kind text, said text) RETURNS text LANGUAGE sql IMMUTABLE PARALLEL SAFE
    RETURN CASE WHEN kind IN (''turkish'', ''az'') THEN lower(said COLLATE %s) COLLATE "default" ELSE lower(said COLLATE %s) COLLATE "default" END', turkic, general);
END $$;
--> statement-breakpoint
-- Words and numbers in lower case, with spaces between them: no sign of punctuation, which PostgreSQL takes for letters in some locales and for addresses and
-- markup in others; points and vowels that are written or left out are left out; what is written in pairs of characters stands in such pairs.
CREATE FUNCTION ingest.search_plain(kind text, said text) RETURNS text LANGUAGE plpgsql IMMUTABLE PARALLEL SAFE AS $$
DECLARE
  t text := said;
BEGIN
  IF t ~ '[^\x01-\x7f]' THEN
    IF t ~ '[\uff01-\uff9f]' THEN t := normalize(t, NFKC); ELSIF t ~ '[\u0300-\u036f]' THEN t := normalize(t, NFC); END IF;
    t := regexp_replace(t, '[\u00ad\u0591-\u05bd\u05bf\u05c1\u05c2\u05c7\u0610-\u061a\u0640\u064b-\u065f\u0670\u200b\u200d-\u200f\u202a-\u202e\u2060-\u206f\ufe00-\ufe0f\ufeff]+', '', 'g');
    IF kind = 'he' THEN t := regexp_replace(t, '([\u05d0-\u05ea])["\u201c\u201d\u05f3\u05f4'']+(?=[\u05d0-\u05ea])', '\1', 'g'); END IF;
    IF kind IN ('fa', 'ur') THEN t := translate(t, 'يكىۀةأإٱ', 'یکیههاااا'); END IF;
    IF t ~ '[\u0660-\u0669\u06f0-\u06f9]' THEN t := translate(t, '٠١٢٣٤٥٦٧٨٩۰۱۲۳۴۵۶۷۸۹', '01234567890123456789'); END IF;
    t := regexp_replace(t, '[\u0080-\u00a9\u00ab\u00ac\u00ae-\u00b4\u00b6-\u00b9\u00bb-\u00bf\u00d7\u00f7\u02b9-\u02ff\u055a-\u055f\u0589\u058a\u05be\u05c0\u05c3\u05f3\u05f4\u060c\u061b\u061f\u066a-\u066d\u06d4\u0964\u0965\u104a-\u104f\u1361-\u1368\u17d4-\u17da\u2000-\u206f\u20a0-\u20cf\u2100-\u2bff\u2e00-\u2e7f\u3000-\u3004\u3008-\u3030\u30fb\ufe30-\ufe6f\uff00-\uff0f\uff1a-\uff20\uff3b-\uff40\uff5b-\uff65\uffe0-\uffff\U0001f000-\U0001faff]+', ' ', 'g');
    IF kind IN ('simple', 'english') AND t ~ '[\u00c0-\u024f\u1e00-\u1eff]' THEN
      t := normalize(regexp_replace(normalize(t, NFD), '([A-Za-z])[\u0300-\u036f]+', '\1', 'g'), NFC);
    END IF;
  END IF;
  -- U.S. is US; a point between digits stays.
  t := regexp_replace(t, '(?<![[:alnum:]])([A-Za-z])[.](?=[A-Za-z][.])', '\1', 'g');
  t := regexp_replace(t, '[.](?![0-9])|[-!-,/:-@[-`{-~]', ' ', 'g');
  t := ingest.search_lower(kind, t);
  IF t ~ '[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3005-\u3007\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af\uf900-\ufaff]' THEN
    t := (SELECT string_agg(CASE WHEN run[1] IS NULL THEN run[2] ELSE ' ' || ingest.search_pairs(run[1]) || ' ' END, '' ORDER BY n)
      FROM regexp_matches(t, '([\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3005-\u3007\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af\uf900-\ufaff]+)|([^\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3005-\u3007\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af\uf900-\ufaff]+)', 'g')
        WITH ORDINALITY AS runs(run, n));
  END IF;
  RETURN t;
END $$;
--> statement-breakpoint
-- 大阪空港 as 大阪 阪空 空港 港.
CREATE FUNCTION ingest.search_pairs(run text) RETURNS text LANGUAGE sql IMMUTABLE PARALLEL SAFE
  RETURN (SELECT string_agg(c || coalesce(next, ''), ' ' ORDER BY n) FROM
    (SELECT c, n, lead(c) OVER (ORDER BY n) AS next FROM unnest(string_to_array(run, NULL)) WITH ORDINALITY AS characters(c, n)) pairs);
--> statement-breakpoint
CREATE FUNCTION ingest.search_quoted(lexeme text) RETURNS text LANGUAGE sql IMMUTABLE PARALLEL SAFE
  RETURN '''' || replace(replace(lexeme, '\', '\\'), '''', '''''') || '''';
--> statement-breakpoint
-- A text's words. Hebrew writes and, the, in, to, from, that and as at the front of a word: it is found with and without.
CREATE FUNCTION ingest.search_words(kind text, said text) RETURNS tsvector LANGUAGE plpgsql IMMUTABLE PARALLEL SAFE AS $$
DECLARE
  words tsvector := to_tsvector(ingest.search_regconfig(kind), ingest.search_plain(kind, coalesce(said, '')));
BEGIN
  IF kind = 'he' THEN
    words := coalesce((SELECT string_agg(ingest.search_quoted(form) || ':' || array_to_string(positions, ','), ' ')
      FROM unnest(words) CROSS JOIN LATERAL
        (SELECT lexeme AS form UNION SELECT substr(lexeme, n + 1) FROM generate_series(1, 3) n WHERE lexeme ~ ('^[והבכלמש]{' || n || '}[\u05d0-\u05ea]{3}')) forms)::tsvector, '');
  END IF;
  RETURN words;
END $$;
--> statement-breakpoint
CREATE FUNCTION ingest.search_facet(name text, said text) RETURNS text LANGUAGE sql IMMUTABLE PARALLEL SAFE
  RETURN '@' || name || ':' || left(ingest.search_lower('simple', said), 200);
--> statement-breakpoint
-- What is found of a story: its words, those of the headline before all others, and what it is filtered by.
CREATE FUNCTION ingest.search_document(language text, agency text, subjects jsonb, at timestamptz, content jsonb) RETURNS tsvector
LANGUAGE plpgsql STABLE SET timezone = 'UTC' AS $$
DECLARE
  kind text := ingest.search_kind(language);
  facets text[] := ARRAY['@c:' || kind, ingest.search_facet('a', agency),
    to_char(at, '"@d:"YYYYMMDD'), to_char(at, '"@w:"IYYYIW'), to_char(at, '"@m:"YYYYMM'), to_char(at, '"@y:"YYYY')];
BEGIN
  IF language <> '' THEN facets := facets || ingest.search_facet('l', language) || ingest.search_facet('l', split_part(language, '-', 1)); END IF;
  IF jsonb_typeof(subjects) = 'array' THEN
    facets := facets || ARRAY(SELECT DISTINCT ingest.search_facet('s', name) FROM jsonb_array_elements(subjects) one CROSS JOIN LATERAL
      (VALUES (one->>'code'), (one->>'name'), ((one->>'scheme') || ':' || (one->>'code'))) names(name) WHERE name <> '');
  END IF;
  RETURN array_to_tsvector(ARRAY(SELECT DISTINCT unnest(array_remove(facets, NULL))))
    || setweight(ingest.search_words(kind, left(content->>'headline', 2000)), 'A')
    || setweight(ingest.search_words(kind, left(concat_ws(' ', content->>'slugline', content->>'byline', content->>'keywords'), 2000)), 'B')
    || setweight(ingest.search_words(kind, left(content->>'summary', 5000)), 'C')
    || setweight(ingest.search_words(kind, left(content->>'bodyText', 50000)), 'D');
END $$;
--> statement-breakpoint
-- What somebody types: words, "phrases", beginnings*, or, and -words that are not to be there, as websearch_to_tsquery has them. Nothing that is typed is an error.
CREATE FUNCTION ingest.search_query(kind text, said text) RETURNS tsquery LANGUAGE plpgsql STABLE SET client_min_messages = warning AS $$
DECLARE
  configuration regconfig := ingest.search_regconfig(kind);
  one text[];
  plain text;
  term tsquery;
  together tsquery := '';
  alternatives tsquery := '';
BEGIN
  FOR one IN SELECT m FROM regexp_matches(
    -- A quotation mark within a Hebrew word is part of an abbreviation.
    regexp_replace(left(said, 1000), '([\u05d0-\u05ea])"(?=[\u05d0-\u05ea])', '\1', 'g'), '(-?)"([^"]*)"?|(-?)([^[:space:]"]+)', 'g') m LIMIT 50 LOOP
    IF lower(one[4]) = 'or' AND one[3] = '' THEN
      alternatives := alternatives || together;
      together := '';
      CONTINUE;
    END IF;
    plain := ingest.search_plain(kind, coalesce(one[2], one[4]));
    IF plain ~ '[\u0e00-\uffff]' THEN
      plain := regexp_replace(plain, '([\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3005-\u3007\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af\uf900-\ufaff]) \1(?= |$)', '\1', 'g');
    END IF;
    IF one[4] ~ '[*]$' AND plain ~ '^ *[^ ]+ *$' AND octet_length(plain) < 1000 THEN
      term := (ingest.search_quoted(btrim(plain)) || ':*')::tsquery;
    ELSE
      term := phraseto_tsquery(configuration, plain);
      IF plain ~ '[\u0e00-\uffff]' THEN
        term := regexp_replace(term::text, '''([\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3005-\u3007\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af\uf900-\ufaff])''', '''\1'':*', 'g')::tsquery;
      END IF;
    END IF;
    IF coalesce(one[1], one[3]) = '-' THEN term := !! term; END IF;
    together := together && term;
  END LOOP;
  RETURN alternatives || together;
END $$;
--> statement-breakpoint
-- A story waits here until its words are looked up, and is looked at as it stands meanwhile.
CREATE FUNCTION ingest.await_search() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
BEGIN
  -- Locked until the commit: who indexes it meanwhile passes it over, and does not take what stood before for the newest.
  INSERT INTO ingest.search_waiting (story_id, at) VALUES (NEW.id, least(NEW.published_at, NEW.first_seen_at))
  ON CONFLICT (story_id) DO UPDATE SET at = excluded.at;
  RETURN NULL;
END $$;
--> statement-breakpoint
CREATE TRIGGER await_search AFTER INSERT OR UPDATE OF content ON ingest.story FOR EACH ROW EXECUTE FUNCTION ingest.await_search();
--> statement-breakpoint
INSERT INTO ingest.search_waiting (story_id, at) SELECT id, least(published_at, first_seen_at) FROM ingest.story ON CONFLICT DO NOTHING;
--> statement-breakpoint
-- Index some that wait, the newest first. Returns how many; 0 when none waits that nobody else has.
CREATE FUNCTION ingest.index_stories(most int) RETURNS int LANGUAGE plpgsql SET search_path = pg_catalog, pg_temp AS $$
DECLARE
  waiting uuid[] := ARRAY(SELECT w.story_id FROM ingest.search_waiting w ORDER BY w.at DESC LIMIT most FOR UPDATE SKIP LOCKED);
  one record;
  document tsvector;
BEGIN
  DELETE FROM ingest.search_waiting w WHERE w.story_id = ANY (waiting);
  -- Read in a statement of its own: it sees what was committed until those were locked.
  FOR one IN SELECT s.id, s.language, s.agency, s.subjects, least(s.published_at, s.first_seen_at) AS at, s.content FROM ingest.story s WHERE s.id = ANY (waiting) LOOP
    BEGIN
      document := ingest.search_document(one.language, one.agency, one.subjects, one.at, one.content);
    EXCEPTION WHEN program_limit_exceeded OR data_exception THEN
      document := ingest.search_document(one.language, one.agency, NULL, one.at, jsonb_build_object('headline', left(one.content->>'headline', 500)));
    END;
    INSERT INTO ingest.search_document (story_id, at, words) VALUES (one.id, one.at, document)
    ON CONFLICT (story_id) DO UPDATE SET at = excluded.at, words = excluded.words;
  END LOOP;
  INSERT INTO ingest.search_kind (kind) SELECT DISTINCT ingest.search_kind(s.language) FROM ingest.story s WHERE s.id = ANY (waiting)
    AND NOT EXISTS (SELECT FROM ingest.search_kind k WHERE k.kind = ingest.search_kind(s.language)) ON CONFLICT DO NOTHING;
  RETURN cardinality(waiting);
END $$;
--> statement-breakpoint
-- Where what was searched for stands in a text: the passages around it, or the whole of it, as HTML with <mark>.
CREATE FUNCTION ingest.search_mark(kind text, said text, query text, asked tsquery, whole boolean) RETURNS text LANGUAGE plpgsql STABLE AS $$
DECLARE
  html text := replace(replace(replace(left(said, 20000), '&', '&amp;'), '<', '&lt;'), '>', '&gt;');
  found text[] := ARRAY(SELECT DISTINCT m[1] FROM regexp_matches(left(query, 1000), '([\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3005-\u3007\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af\uf900-\ufaff]+)', 'g') m ORDER BY 1 DESC);
  first int := 0;
  one text;
BEGIN
  IF found = '{}' THEN
    -- A quotation mark is a letter to PostgreSQL in some locales: apart from the words while it looks.
    RETURN regexp_replace(ts_headline(ingest.search_regconfig(kind), regexp_replace(html, '([\u00ab\u00bb\u2018-\u201f\u2010-\u2015])', ' \1 ', 'g'), asked,
      CASE WHEN whole THEN 'StartSel=<mark>, StopSel=</mark>, HighlightAll=true' ELSE 'StartSel=<mark>, StopSel=</mark>, MaxFragments=2, MaxWords=30, MinWords=12, FragmentDelimiter=" … "' END),
      ' ([\u00ab\u00bb\u2018-\u201f\u2010-\u2015]) ', '\1', 'g');
  END IF;
  FOREACH one IN ARRAY found LOOP
    first := least(nullif(first, 0), nullif(position(one IN html), 0));
  END LOOP;
  IF NOT whole THEN html := CASE WHEN first > 40 THEN '…' ELSE '' END || substr(html, greatest(1, coalesce(first, 1) - 40), 120); END IF;
  FOREACH one IN ARRAY found LOOP html := replace(html, one, '<mark>' || one || '</mark>'); END LOOP;
  RETURN html;
END $$;
--> statement-breakpoint
CREATE TYPE wire.search_result AS (story_id uuid, rank real, headline text, snippet text, agency text, language text, urgency int,
  published_at timestamptz, first_seen_at timestamptz, url text, cluster_id uuid, relation text, version int);
--> statement-breakpoint
-- The newest stories that match, at most 300, the best first: what is killed, withheld or embargoed is left out. A window of time that has 300 is the last that is looked at.
CREATE FUNCTION wire.search(query text, language text DEFAULT NULL, agency text DEFAULT NULL, subject text DEFAULT NULL,
  since timestamptz DEFAULT NULL, until timestamptz DEFAULT NULL, "limit" int DEFAULT 20, "offset" int DEFAULT 0)
RETURNS SETOF wire.search_result LANGUAGE plpgsql STABLE SECURITY DEFINER ROWS 20
SET search_path = pg_catalog, pg_temp SET timezone = 'UTC' SET jit = off SET enable_seqscan = off SET enable_hashjoin = off SET enable_mergejoin = off
SET plan_cache_mode = force_generic_plan SET client_min_messages = warning AS $$
#variable_conflict use_column
DECLARE
  most constant int := 300;
  kinds text[];
  queries tsquery[] := '{}';
  one text;
  q tsquery;
  asked tsquery := '';
  filters tsquery := '';
  -- What is newer than now is dated wrongly, and there all the same.
  newest timestamptz := least(coalesce(search.until, now()), now());
  unit text;
  letter text;
  format text;
  span interval;
  found uuid[];
  fresh uuid[];
BEGIN
  IF search.language IS NOT NULL THEN kinds := ARRAY[ingest.search_kind(search.language)];
  ELSE kinds := ARRAY(SELECT k.kind FROM ingest.search_kind k ORDER BY 1); END IF;
  FOREACH one IN ARRAY kinds LOOP
    q := ingest.search_query(one, search.query);
    queries := queries || q;
    IF numnode(q) > 0 THEN asked := asked || (q && ('''@c:' || one || '''')::tsquery); END IF;
  END LOOP;
  -- Of languages that nothing is indexed of yet.
  q := ingest.search_query('simple', search.query);
  IF search.language IS NOT NULL THEN filters := filters && ingest.search_quoted(ingest.search_facet('l', search.language))::tsquery; END IF;
  IF search.agency IS NOT NULL THEN filters := filters && ingest.search_quoted(ingest.search_facet('a', search.agency))::tsquery; END IF;
  IF search.subject IS NOT NULL THEN filters := filters && ingest.search_quoted(ingest.search_facet('s', search.subject))::tsquery; END IF;

  -- What is not indexed yet is looked at as it stands, the newest of it.
  fresh := ARRAY(SELECT w.story_id FROM ingest.search_waiting w ORDER BY w.at DESC LIMIT 20);
  IF numnode(asked) > 0 THEN
    FOR unit, letter, format IN VALUES ('day', 'd', 'YYYYMMDD'), ('week', 'w', 'IYYYIW'), ('month', 'm', 'YYYYMM'), ('year', 'y', 'YYYY'), (NULL, NULL, NULL) LOOP
      span := ('1 ' || unit)::interval;
      q := asked && filters;
      IF unit IS NOT NULL THEN
        q := q && ((ingest.search_quoted('@' || letter || ':' || to_char(newest, format)))::tsquery
          || (ingest.search_quoted('@' || letter || ':' || to_char(newest - span, format)))::tsquery);
      END IF;
      found := ARRAY(SELECT d.story_id FROM ingest.search_document d
        WHERE d.words @@ q AND (search.since IS NULL OR d.at >= search.since) AND (search.until IS NULL OR d.at < search.until)
        ORDER BY d.at DESC LIMIT most);
      EXIT WHEN cardinality(found) = most OR search.since >= date_trunc(unit, newest - span);
    END LOOP;
  END IF;

  RETURN QUERY
  WITH matched AS (
    SELECT d.story_id, d.at, d.words FROM unnest(found) AS f(hit) JOIN ingest.search_document d ON d.story_id = f.hit WHERE f.hit <> ALL (fresh)
    UNION ALL
    SELECT s.id, least(s.published_at, s.first_seen_at), v.words FROM unnest(fresh) AS f(hit) JOIN ingest.story s ON s.id = f.hit
    CROSS JOIN LATERAL (SELECT ingest.search_document(s.language, s.agency, s.subjects, least(s.published_at, s.first_seen_at), s.content) AS words OFFSET 0) v
    WHERE v.words @@ (ingest.search_query(ingest.search_kind(s.language), search.query) && filters)
      AND numnode(ingest.search_query(ingest.search_kind(s.language), search.query)) > 0
      AND (search.since IS NULL OR least(s.published_at, s.first_seen_at) >= search.since)
      AND (search.until IS NULL OR least(s.published_at, s.first_seen_at) < search.until)
  ), ranked AS (
    SELECT s.id, s.content, ingest.search_kind(s.language) AS kind, m.at,
      coalesce(queries[array_position(kinds, ingest.search_kind(s.language))], ingest.search_query(ingest.search_kind(s.language), search.query)) AS own, m.words,
      s.agency, s.language, s.urgency, s.published_at, s.first_seen_at, s.url, s.cluster_id, s.relation, s.version
    FROM matched m JOIN ingest.story s ON s.id = m.story_id WHERE wire.may_show(s.pub_status, s.embargoed_until)
  ), best AS (
    SELECT r.*, (ts_rank('{0.1, 0.2, 0.4, 1}', r.words, r.own, 1) * (0.5 + 0.5 * exp(-greatest(0, extract(epoch FROM newest - r.at)::float8) / 2592000)))::real AS score
    FROM ranked r ORDER BY score DESC, r.at DESC, r.id
    LIMIT greatest(0, least(coalesce("limit", 20), 100)) OFFSET greatest(0, coalesce("offset", 0))
  )
  SELECT b.id, b.score, ingest.search_mark(b.kind, b.content->>'headline', search.query, b.own, true),
    ingest.search_mark(b.kind, coalesce(nullif(b.content->>'bodyText', ''), b.content->>'summary'), search.query, b.own, false),
    b.agency, b.language, b.urgency, b.published_at, b.first_seen_at, b.url, b.cluster_id, b.relation, b.version
  FROM best b ORDER BY b.score DESC, b.at DESC, b.id;
END $$;
--> statement-breakpoint
REVOKE ALL ON FUNCTION wire.search(text, text, text, text, timestamptz, timestamptz, int, int), ingest.index_stories(int) FROM PUBLIC;
--> statement-breakpoint
GRANT EXECUTE ON FUNCTION wire.search(text, text, text, text, timestamptz, timestamptz, int, int) TO telex_reader;
