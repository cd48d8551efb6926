-- As before, and when each was first seen: the time of a story that does not say when it was published.
DROP FUNCTION ingest.find_copies(bigint[], int, int, int);
--> statement-breakpoint
-- Stories of the last days that share keys with one, those with most first, and what is compared of them; of each cluster among them its origin, too, which
-- says whether what is shared with a copy is the copy's own. Not those that share so many times fewer than the first: where there is a copy, a page for each
-- that happens to share a key took most of the time. A fingerprint is looked for in its own day alone (OFFSET 0: as a plain join in every day's index).
CREATE FUNCTION ingest.find_copies(keys bigint[], days int, most int, outshone int DEFAULT 12)
RETURNS TABLE (story_id uuid, cluster_id uuid, agency text, published_at timestamptz, language text, revises boolean, features bytea, seen timestamptz)
LANGUAGE plpgsql STABLE SET plan_cache_mode = force_generic_plan SET enable_seqscan = off SET enable_bitmapscan = off AS $$
BEGIN
  RETURN QUERY
  WITH found AS (
    SELECT best.id, best.shared, best.at, f.*
    FROM (
      SELECT k.story_id AS id, k.at, count(*) AS shared, max(count(*)) OVER () AS first FROM ingest.fingerprint_key k
      WHERE k.key = ANY (find_copies.keys) AND k.at > now() - make_interval(days => find_copies.days)
      GROUP BY k.story_id, k.at ORDER BY shared DESC, k.story_id LIMIT most
    ) best
    CROSS JOIN LATERAL (
      SELECT f.cluster_id, f.relation, f.agency, f.published_at, f.language, f.revises, f.features
      FROM ingest.fingerprint f WHERE f.story_id = best.id AND f.at = best.at OFFSET 0
    ) f
    WHERE best.shared * outshone >= best.first
  ), origin AS (
    SELECT o.id, o.first_seen_at AS at
    FROM (SELECT DISTINCT found.cluster_id AS id FROM found WHERE relation <> 'original') copied
    JOIN ingest.cluster c ON c.id = copied.id
    JOIN ingest.story o ON o.id = c.origin_story_id
    WHERE NOT EXISTS (SELECT FROM found WHERE found.id = o.id)
  ), compared AS (
    SELECT found.id, found.shared, found.cluster_id, found.agency, found.published_at, found.language, found.revises, found.features, found.at FROM found
    UNION ALL
    SELECT origin.id, 0, f.*, origin.at
    FROM origin
    CROSS JOIN LATERAL (
      SELECT f.cluster_id, f.agency, f.published_at, f.language, f.revises, f.features
      FROM ingest.fingerprint f WHERE f.story_id = origin.id AND f.at = origin.at OFFSET 0
    ) f
  )
  SELECT c.id, c.cluster_id, c.agency, c.published_at, c.language, c.revises, c.features, c.at FROM compared c ORDER BY c.shared DESC, c.id;
END $$;
