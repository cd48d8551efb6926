-- Stories of the last days that share keys with one, those with most first, and what is compared of them. A function, so that its plan over all
-- the days is made once a session and not for each story.
CREATE FUNCTION ingest.find_copies(keys bigint[], days int, per_key int, most int)
RETURNS TABLE (story_id uuid, cluster_id uuid, agency text, headline text, body_text text, published text, language text, signals jsonb, features bytea)
LANGUAGE plpgsql SET plan_cache_mode = force_generic_plan AS $$
BEGIN
  RETURN QUERY
  SELECT s.id, s.cluster_id, s.content->>'agency', s.headline, s.content->>'bodyText', s.content->>'published', s.content->>'language', s.content->'signals', f.features
  FROM (
    SELECT hit.id, count(*) AS shared FROM unnest(keys) AS wanted
    CROSS JOIN LATERAL (
      SELECT k.story_id AS id FROM ingest.fingerprint_key k
      WHERE k.key = wanted AND k.at > now() - make_interval(days => days) ORDER BY k.at DESC LIMIT per_key
    ) hit
    GROUP BY hit.id ORDER BY shared DESC, hit.id LIMIT most
  ) best
  JOIN ingest.story s ON s.id = best.id
  JOIN ingest.fingerprint f ON f.story_id = s.id AND f.at = s.first_seen_at;
END $$;
