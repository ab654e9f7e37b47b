-- Calls; the same in the store's file and in segments.

-- Calls that are stored together, 256 at most. The summary tells which queries the block has answers
-- to; it ends with a checksum.
CREATE TABLE block (
  number INTEGER PRIMARY KEY,
  part INTEGER NOT NULL,
  summary BLOB NOT NULL
);

-- What the calls of a block can be found by: a JSON array with an array of eight numbers for each
-- call, in the order of their ids: the id, less base_id; the id less the parent's, 0 for a root;
-- function; service; nanoseconds from the millisecond of the id to the start; duration in
-- nanoseconds; exception_type, 0 if it returned; which 24 bytes of traces, from 1, are its trace and
-- span id, 0 outside any trace, -1 if they are no such ids and stand in the payload.
CREATE TABLE listing (
  block INTEGER PRIMARY KEY,
  base_id INTEGER NOT NULL,
  calls TEXT NOT NULL,
  traces BLOB,
  checksum INTEGER NOT NULL -- CRC-32C
);

-- Threads, arguments, results, exceptions and dependency calls of a block's calls: compressed JSON
-- with a checksum behind it.
CREATE TABLE payload (
  block INTEGER PRIMARY KEY,
  data BLOB NOT NULL
);

CREATE TABLE exception_type (
  id INTEGER PRIMARY KEY,
  name TEXT NOT NULL UNIQUE
);

-- For people with the sqlite3 shell: the newest calls, as REST shows them, newest first. Arguments and
-- results are compressed: the command line's `show ID` and `query` print them.
CREATE VIEW captured_calls AS
  WITH
    alphabet (crockford) AS (VALUES ('0123456789ABCDEFGHJKMNPQRSTVWXYZ')),
    call (id, to_parent, function, service, start_offset, duration_ns, exception, trace, traces) AS (
      SELECT
        l.base_id + json_extract(c.value, '$[0]'), json_extract(c.value, '$[1]'),
        json_extract(c.value, '$[2]'), json_extract(c.value, '$[3]'),
        json_extract(c.value, '$[4]'), json_extract(c.value, '$[5]'),
        json_extract(c.value, '$[6]'), json_extract(c.value, '$[7]'), l.traces
      FROM listing l JOIN json_each(l.calls) c)
  SELECT
    substr(a.crockford, (c.id >> 60 & 15) + 1, 1) || substr(a.crockford, (c.id >> 55 & 31) + 1, 1)
      || substr(a.crockford, (c.id >> 50 & 31) + 1, 1) || substr(a.crockford, (c.id >> 45 & 31) + 1, 1)
      || substr(a.crockford, (c.id >> 40 & 31) + 1, 1) || substr(a.crockford, (c.id >> 35 & 31) + 1, 1)
      || substr(a.crockford, (c.id >> 30 & 31) + 1, 1) || substr(a.crockford, (c.id >> 25 & 31) + 1, 1)
      || substr(a.crockford, (c.id >> 20 & 31) + 1, 1) || substr(a.crockford, (c.id >> 15 & 31) + 1, 1)
      || substr(a.crockford, (c.id >> 10 & 31) + 1, 1) || substr(a.crockford, (c.id >> 5 & 31) + 1, 1)
      || substr(a.crockford, (c.id & 31) + 1, 1) AS id,
    CASE c.to_parent WHEN 0 THEN NULL ELSE
      substr(a.crockford, ((c.id - c.to_parent) >> 60 & 15) + 1, 1) || substr(a.crockford, ((c.id - c.to_parent) >> 55 & 31) + 1, 1)
        || substr(a.crockford, ((c.id - c.to_parent) >> 50 & 31) + 1, 1) || substr(a.crockford, ((c.id - c.to_parent) >> 45 & 31) + 1, 1)
        || substr(a.crockford, ((c.id - c.to_parent) >> 40 & 31) + 1, 1) || substr(a.crockford, ((c.id - c.to_parent) >> 35 & 31) + 1, 1)
        || substr(a.crockford, ((c.id - c.to_parent) >> 30 & 31) + 1, 1) || substr(a.crockford, ((c.id - c.to_parent) >> 25 & 31) + 1, 1)
        || substr(a.crockford, ((c.id - c.to_parent) >> 20 & 31) + 1, 1) || substr(a.crockford, ((c.id - c.to_parent) >> 15 & 31) + 1, 1)
        || substr(a.crockford, ((c.id - c.to_parent) >> 10 & 31) + 1, 1) || substr(a.crockford, ((c.id - c.to_parent) >> 5 & 31) + 1, 1)
        || substr(a.crockford, ((c.id - c.to_parent) & 31) + 1, 1) END AS parent_id,
    f.name AS function_name,
    f.declaring_class AS module,
    strftime('%Y-%m-%dT%H:%M:%S', ((c.id >> 22) + 1577836800000 + c.start_offset / 1000000) / 1000, 'unixepoch')
      || printf('.%03d%03dZ', ((c.id >> 22) + c.start_offset / 1000000) % 1000, c.start_offset / 1000 % 1000)
      AS start_time,
    c.duration_ns / 1e6 AS duration_ms,
    c.exception > 0 AS error,
    e.name AS exception_type,
    CASE WHEN c.trace > 0 THEN lower(hex(substr(c.traces, 24 * c.trace - 23, 16))) END AS trace_id,
    CASE WHEN c.trace > 0 THEN lower(hex(substr(c.traces, 24 * c.trace - 7, 8))) END AS span_id,
    s.name AS service_name,
    s.version AS service_version
  FROM call c
  CROSS JOIN alphabet a
  JOIN function f ON f.id = c.function
  JOIN service s ON s.id = c.service
  LEFT JOIN exception_type e ON e.id = c.exception
  ORDER BY c.id DESC;
