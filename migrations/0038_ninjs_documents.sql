ALTER TABLE "ingest"."story_version" ADD COLUMN "ninjs" jsonb;--> statement-breakpoint
ALTER TABLE "ingest"."story_version" ADD COLUMN "ninjs_problem" text;--> statement-breakpoint
CREATE INDEX "story_version_undocumented" ON "ingest"."story_version" USING btree ("created_at") WHERE ninjs is null;--> statement-breakpoint
CREATE INDEX "story_version_refused" ON "ingest"."story_version" USING btree ("created_at") WHERE ninjs_problem is not null;
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
  -- As it was made and checked when the version was; its bodies lie in the story alone.
  CASE
    WHEN v.ninjs_problem IS NOT NULL THEN NULL
    WHEN NOT (wire.may_show(s.pub_status, s.embargoed_until)) THEN v.ninjs - '{descriptions,associations}'::text[] || '{"representationType": "partial"}'
    WHEN v.ninjs->>'pubStatus' <> 'usable' OR s.content->>'bodyText' = '' THEN v.ninjs
    ELSE v.ninjs || jsonb_build_object('bodies', jsonb_build_array(
      jsonb_build_object('role', 'main', 'contentType', 'text/html', 'value', s.content->'bodyHtml'),
      jsonb_build_object('role', 'main', 'contentType', 'text/plain', 'wordCount', s.content->'wordCount', 'value', s.content->'bodyText')))
  END AS ninjs,
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
  s.changed_at,
  -- Why it has no document: what the IPTC's schema says against the one that was made.
  v.ninjs_problem
FROM ingest.story s LEFT JOIN ingest.story_version v ON v.story_id = s.id AND v.version = s.version;
--> statement-breakpoint
CREATE OR REPLACE VIEW wire.story_version AS
SELECT
  v.story_id, v.version, v.change,
  v.content->>'headline' AS headline,
  CASE WHEN wire.may_show(s.pub_status, s.embargoed_until) AND v.content->>'pubStatus' = 'usable' THEN v.content->>'bodyText' END AS body_text,
  v.created_at, v.version_hash AS content_hash, v.raw_sha256, v.page_sha256,
  v.content->>'pubStatus' AS pub_status,
  v.content->>'sourceVersion' AS source_version,
  (v.content->>'published')::timestamptz AS published_at,
  (v.content->>'updated')::timestamptz AS updated_at,
  v.content->'signals' AS signals,
  v.content->>'edNote' AS ed_note,
  CASE
    WHEN v.ninjs_problem IS NOT NULL THEN NULL
    WHEN NOT (wire.may_show(s.pub_status, s.embargoed_until)) THEN v.ninjs - '{descriptions,associations}'::text[] || '{"representationType": "partial"}'
    WHEN v.ninjs->>'pubStatus' <> 'usable' OR v.content->>'bodyText' = '' THEN v.ninjs
    ELSE v.ninjs || jsonb_build_object('bodies', jsonb_build_array(
      jsonb_build_object('role', 'main', 'contentType', 'text/html', 'value', v.content->'bodyHtml'),
      jsonb_build_object('role', 'main', 'contentType', 'text/plain', 'wordCount', v.content->'wordCount', 'value', v.content->'bodyText')))
  END AS ninjs,
  v.ninjs_problem
FROM ingest.story_version v JOIN ingest.story s ON s.id = v.story_id;
