-- What of a feed's address lets somebody in is the operator's: readers and `telex status` see it as src/text/address.ts shows it.
CREATE OR REPLACE VIEW wire.feed_status WITH (security_barrier) AS
SELECT
  id AS feed_id, agency,
  CASE WHEN state <> 'active' THEN state WHEN consecutive_failures > 0 THEN 'failing' WHEN last_success_at IS NULL THEN 'new' ELSE 'ok' END AS state,
  last_success_at, last_change_at, consecutive_failures, last_error, next_poll_at, last_poll_at, failing_since,
  regexp_replace(regexp_replace(regexp_replace(url,
    '^([a-z][a-z0-9+.-]*://)[^/?#@]*@', '\1***@', 'i'),
    '([?&;][^=&;#?]*(?:key|token|secret|pass|pwd|auth|sig|credential|session|login|user|account|client|licen[cs]e)[^=&;#?]*=)[^&;#]*', '\1***', 'gi'),
    '([?&;][^=&;#?]*=)(?=[^&;#]*[0-9])(?=[^&;#]*[a-z])[^&;#]{20,}', '\1***', 'gi') AS url,
  identities
FROM ingest.feed WHERE state <> 'removed';
