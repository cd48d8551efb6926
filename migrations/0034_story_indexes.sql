-- On columns that are filled by now: a table of a million stories takes no writes for about half a minute.
CREATE INDEX "story_language" ON "ingest"."story" USING btree ("language","first_seen_at");--> statement-breakpoint
CREATE INDEX "story_agency" ON "ingest"."story" USING btree ("agency","first_seen_at");--> statement-breakpoint
CREATE INDEX "story_urgency" ON "ingest"."story" USING btree ("urgency","first_seen_at");--> statement-breakpoint
CREATE INDEX "story_published" ON "ingest"."story" USING btree ("published_at");--> statement-breakpoint
CREATE INDEX "story_stored" ON "ingest"."story" USING btree ("stored_at");--> statement-breakpoint
CREATE INDEX "story_changed" ON "ingest"."story" USING btree ("changed_at");--> statement-breakpoint
CREATE INDEX "story_filed" ON "ingest"."story" USING gin ("subjects" jsonb_path_ops,"keywords","signals") WITH (gin_pending_list_limit=512);--> statement-breakpoint
CREATE INDEX "story_uri" ON "ingest"."story" USING hash ("uri");--> statement-breakpoint
CREATE INDEX "story_url" ON "ingest"."story" USING hash ("url");--> statement-breakpoint
CREATE INDEX "story_canonical_url" ON "ingest"."story" USING hash ("canonical_url");
--> statement-breakpoint
CREATE OR REPLACE VIEW wire.story AS
SELECT
  s.id, s.uri, s.version, s.pub_status, s.headline,
  s.content->>'slugline' AS slugline,
  CASE WHEN wire.may_show(s.pub_status, s.embargoed_until) THEN s.content->>'summary' END AS summary,
  CASE WHEN wire.may_show(s.pub_status, s.embargoed_until) THEN s.content->>'bodyHtml' END AS body_html,
  CASE WHEN wire.may_show(s.pub_status, s.embargoed_until) THEN s.content->>'bodyText' END AS body_text,
  s.content->>'byline' AS byline,
  s.content->>'located' AS located,
  s.language,
  s.urgency,
  s.published_at, s.updated_at, s.first_seen_at, s.embargoed_until,
  s.agency, s.feed_id, s.url, s.canonical_url, s.cluster_id, s.relation,
  s.subjects,
  s.keywords,
  jsonb_strip_nulls(jsonb_build_object(
    'origin', s.content->'origin', 'citedSources', s.content->'citedSources',
    'quotes', CASE WHEN wire.may_show(s.pub_status, s.embargoed_until) THEN s.content->'quotes' END,
    'authors', s.content->'authors')) AS credits,
  (s.content->>'wordCount')::int AS word_count,
  jsonb_strip_nulls(jsonb_build_object(
    'uri', s.uri, 'standard', jsonb_build_object('name', 'ninjs', 'version', '3.1', 'schema', 'https://www.iptc.org/std/ninjs/ninjs-schema_3.1.json'),
    'type', 'text', 'version', s.version::text, 'pubstatus', s.pub_status,
    'firstcreated', s.first_seen_at, 'versioncreated', coalesce(s.updated_at, s.published_at, s.first_seen_at),
    'contentcreated', s.published_at, 'embargoed', s.embargoed_until,
    'language', s.content->>'language', 'urgency', (s.content->>'urgency')::int,
    'headlines', jsonb_build_array(jsonb_build_object('role', 'main', 'value', s.headline)),
    'descriptions', CASE WHEN wire.may_show(s.pub_status, s.embargoed_until) AND s.content ? 'summary'
      THEN jsonb_build_array(jsonb_build_object('role', 'summary', 'value', s.content->>'summary')) END,
    'bodies', CASE WHEN wire.may_show(s.pub_status, s.embargoed_until)
      THEN jsonb_build_array(
        jsonb_build_object('role', 'main', 'contenttype', 'text/html', 'value', s.content->>'bodyHtml'),
        jsonb_build_object('role', 'main', 'contenttype', 'text/plain', 'value', s.content->>'bodyText', 'wordcount', (s.content->>'wordCount')::int)) END,
    'by', s.content->>'byline', 'slugline', s.content->>'slugline', 'located', s.content->>'located',
    'ednote', s.content->>'edNote', 'copyrightnotice', s.content->>'copyrightNotice', 'usageterms', s.content->>'usageTerms',
    'subjects', (SELECT jsonb_agg(jsonb_strip_nulls(jsonb_build_object('uri', subject->>'scheme', 'literal', subject->>'code', 'name', subject->>'name')))
      FROM jsonb_array_elements(s.content->'subjects') subject),
    'keywords', s.content->'keywords',
    'infosources', CASE WHEN s.content ? 'origin' THEN jsonb_build_array(jsonb_build_object('name', s.content->'origin'->>'agency')) END,
    'links', CASE WHEN s.url IS NOT NULL THEN jsonb_build_array(jsonb_build_object('href', s.url, 'rel', 'source')) END)) AS ninjs,
  s.signals,
  s.content->>'edNote' AS ed_note,
  s.content->'genres' AS genres,
  s.content->'places' AS places,
  s.content->>'copyrightNotice' AS copyright_notice,
  s.content->>'usageTerms' AS usage_terms,
  (s.content->>'expires')::timestamptz AS expires_at,
  s.stored_at,
  -- A copy whose origin was withdrawn is to be looked at: it may have to come down, too.
  (SELECT o.pub_status FROM ingest.cluster c JOIN ingest.story o ON o.id = c.origin_story_id WHERE c.id = s.cluster_id AND o.id <> s.id) AS origin_pub_status,
  wire.may_show(s.pub_status, s.embargoed_until) AS usable,
  s.has_picture,
  s.changed_at
FROM ingest.story s;
--> statement-breakpoint
CREATE VIEW wire.quote WITH (security_barrier) AS
SELECT q.story_id, q.position, q.text, q.speaker, q.role, q.kind, q.confidence, q.cue, q.start_offset, q.end_offset,
  q.first_seen_at, s.agency, s.language
FROM ingest.quote q JOIN ingest.story s ON s.id = q.story_id
WHERE wire.may_show(s.pub_status, s.embargoed_until);
--> statement-breakpoint
CREATE VIEW wire.citation WITH (security_barrier) AS
SELECT c.story_id, c.position, c.name, c.sentence, c.place, c.spellings, c.first_seen_at, s.agency, s.language
FROM ingest.citation c JOIN ingest.story s ON s.id = c.story_id
WHERE wire.may_show(s.pub_status, s.embargoed_until);
--> statement-breakpoint
GRANT SELECT ON wire.quote, wire.citation TO telex_reader;
