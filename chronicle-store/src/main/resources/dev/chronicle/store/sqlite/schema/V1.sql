-- Schema 1.
--
-- Text columns hold TEXT, or, where a Java string has no form in UTF-8 because it holds half of a
-- surrogate pair, a BLOB of its UTF-16 big-endian code units.

-- One row a call. The id is the CallId; as it grows with time, it serves as the index by time.
CREATE TABLE call (
  id INTEGER PRIMARY KEY,
  parent_id INTEGER,
  function INTEGER NOT NULL REFERENCES function (id),
  service INTEGER NOT NULL REFERENCES service (id),
  start_ns INTEGER NOT NULL,    -- wall clock, since 1970
  duration_ns INTEGER NOT NULL,
  error INTEGER NOT NULL,       -- 1: threw, 0: returned
  trace_group INTEGER,          -- see call_trace; NULL outside any trace
  trace_id BLOB,                -- 16 bytes; TEXT if it was not 32 lower-case hexadecimal digits
  span_id BLOB,                 -- 8 bytes, likewise
  thread TEXT NOT NULL,
  recording TEXT NOT NULL       -- JSON: args, result or exception, losses, dependencies
);

-- Every index ends in the id, so a page by any of them comes out newest first without sorting.
-- They grow at their end, where pages are warm, which keeps an insert cheap.
CREATE INDEX call_function ON call (function);
CREATE INDEX call_error ON call (id) WHERE error = 1;
CREATE INDEX call_function_error ON call (function) WHERE error = 1;
CREATE INDEX call_parent ON call (parent_id) WHERE parent_id IS NOT NULL;

-- An index on the duration itself would be hit in another place by every row, and cost more than
-- all of the above. A query for slow calls uses the highest of these thresholds that it reaches.
CREATE INDEX call_over_10ms ON call (id) WHERE duration_ns >= 10000000;
CREATE INDEX call_over_100ms ON call (id) WHERE duration_ns >= 100000000;
CREATE INDEX call_over_1s ON call (id) WHERE duration_ns >= 1000000000;

-- Trace ids are random, so in a plain index every row would touch another page. Calls stored one
-- after the other share a trace group of some thousands: an insert touches only the few pages of
-- the newest group, and a look-up asks the groups one by one.
CREATE INDEX call_trace ON call (trace_group, trace_id) WHERE trace_id IS NOT NULL;

-- Counts and durations by function and time, written in the transaction that writes the calls.
-- span_minutes 1: the minute start_minute. span_minutes 0: all minutes before the state
-- 'folded_before'; start_minute is 0 then.
CREATE TABLE rollup (
  span_minutes INTEGER NOT NULL,
  start_minute INTEGER NOT NULL, -- minutes since 1970
  function INTEGER NOT NULL REFERENCES function (id),
  calls INTEGER NOT NULL,
  errors INTEGER NOT NULL,
  total_s INTEGER NOT NULL,      -- the sum of all durations is total_s seconds and
  total_ns INTEGER NOT NULL,     -- total_ns nanoseconds
  max_ns INTEGER NOT NULL,
  histogram BLOB NOT NULL,       -- of durations, see docs/storage.md
  PRIMARY KEY (span_minutes, start_minute, function)
);

-- Calls that were lost before they reached the store, as far as was reported.
CREATE TABLE dropped (
  minute INTEGER NOT NULL,
  function INTEGER NOT NULL REFERENCES function (id),
  reason TEXT NOT NULL,
  calls INTEGER NOT NULL,
  PRIMARY KEY (minute, function, reason)
) WITHOUT ROWID;

CREATE TABLE state (
  name TEXT PRIMARY KEY,
  value INTEGER NOT NULL
) WITHOUT ROWID;

INSERT INTO state (name, value) VALUES
  ('calls_stored', 0),   -- since the store was last cleared
  ('folded_before', 0);  -- the first minute that the rollups with span_minutes 0 leave out

-- For people with the sqlite3 shell: calls as REST shows them, newest first.
CREATE VIEW captured_calls AS
  WITH alphabet (crockford) AS (VALUES ('0123456789ABCDEFGHJKMNPQRSTVWXYZ'))
  SELECT
    substr(a.crockford, (c.id >> 60 & 15) + 1, 1)
      || substr(a.crockford, (c.id >> 55 & 31) + 1, 1)
     
      || substr(a.crockford, (c.id >> 50 & 31) + 1, 1)
      || substr(a.crockford, (c.id >> 45 & 31) + 1, 1)
     
      || substr(a.crockford, (c.id >> 40 & 31) + 1, 1)
      || substr(a.crockford, (c.id >> 35 & 31) + 1, 1)
     
      || substr(a.crockford, (c.id >> 30 & 31) + 1, 1)
      || substr(a.crockford, (c.id >> 25 & 31) + 1, 1)
     
      || substr(a.crockford, (c.id >> 20 & 31) + 1, 1)
      || substr(a.crockford, (c.id >> 15 & 31) + 1, 1)
     
      || substr(a.crockford, (c.id >> 10 & 31) + 1, 1)
      || substr(a.crockford, (c.id >> 5 & 31) + 1, 1)
     
      || substr(a.crockford, (c.id & 31) + 1, 1) AS id,
    substr(a.crockford, (c.parent_id >> 60 & 15) + 1, 1)
      || substr(a.crockford, (c.parent_id >> 55 & 31) + 1, 1)
     
      || substr(a.crockford, (c.parent_id >> 50 & 31) + 1, 1)
      || substr(a.crockford, (c.parent_id >> 45 & 31) + 1, 1)
     
      || substr(a.crockford, (c.parent_id >> 40 & 31) + 1, 1)
      || substr(a.crockford, (c.parent_id >> 35 & 31) + 1, 1)
     
      || substr(a.crockford, (c.parent_id >> 30 & 31) + 1, 1)
      || substr(a.crockford, (c.parent_id >> 25 & 31) + 1, 1)
     
      || substr(a.crockford, (c.parent_id >> 20 & 31) + 1, 1)
      || substr(a.crockford, (c.parent_id >> 15 & 31) + 1, 1)
     
      || substr(a.crockford, (c.parent_id >> 10 & 31) + 1, 1)
      || substr(a.crockford, (c.parent_id >> 5 & 31) + 1, 1)
     
      || substr(a.crockford, (c.parent_id & 31) + 1, 1) AS parent_id,
    f.name AS function_name,
    f.declaring_class AS module,
    strftime('%Y-%m-%dT%H:%M:%S', c.start_ns / 1000000000, 'unixepoch')
      || printf('.%06dZ', c.start_ns / 1000 % 1000000) AS start_time,
    c.duration_ns / 1e6 AS duration_ms,
    c.error AS error,
    nullif(lower(hex(c.trace_id)), '') AS trace_id,
    nullif(lower(hex(c.span_id)), '') AS span_id,
    c.thread AS thread,
    s.name AS service_name,
    s.version AS service_version,
    CASE typeof(c.recording) WHEN 'text' THEN c.recording END AS recording
  FROM call c
  CROSS JOIN alphabet a
  JOIN function f ON f.id = c.function
  JOIN service s ON s.id = c.service
  ORDER BY c.id DESC;
