-- Schema 5: what statistics are made of has checksums, and that of segments is packed: rows of their own
-- for each minute and function were an eighth of all bytes.
-- The program moves rollup_v4 into these two tables and then drops it, in the transaction of this script.

ALTER TABLE rollup RENAME TO rollup_v4;

-- Counts and durations of live parts by time, function and service, written in the transaction that
-- writes the calls: by span_s 10, 60 and 3600, and by span_s 0 for all calls of the part; start_s is 0
-- then.
CREATE TABLE rollup (
  part INTEGER NOT NULL,
  span_s INTEGER NOT NULL,
  start_s INTEGER NOT NULL,      -- since 1970
  function INTEGER NOT NULL,
  service INTEGER NOT NULL,
  calls INTEGER NOT NULL,
  errors INTEGER NOT NULL,
  total_s INTEGER NOT NULL,      -- the sum of all durations is total_s seconds and
  total_ns INTEGER NOT NULL,     -- total_ns nanoseconds
  max_ns INTEGER NOT NULL,
  histogram BLOB NOT NULL,       -- of durations, see docs/storage.md
  checksum INTEGER NOT NULL,     -- CRC-32C of all that stands before
  PRIMARY KEY (part, span_s, start_s, function, service)
) WITHOUT ROWID;

-- The same of segments, those of an hour in one row; by span_s 10 only as long as their calls are new.
-- Those of span_s -1 say which hours there are. Each ends with a checksum; docs/storage.md says what
-- stands before.
CREATE TABLE sealed_rollup (
  part INTEGER NOT NULL,
  span_s INTEGER NOT NULL,
  start_s INTEGER NOT NULL,      -- of the hour, since 1970
  data BLOB NOT NULL,
  PRIMARY KEY (part, span_s, start_s)
) WITHOUT ROWID;
