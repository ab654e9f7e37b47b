-- Schema 2: calls are stored in compressed blocks, and blocks in parts that can be dropped whole.
-- The program moves the calls of call_v1 into blocks and then drops it, in the same transaction.

DROP VIEW captured_calls;
DROP TABLE rollup;
ALTER TABLE call RENAME TO call_v1;
DELETE FROM state;

INSERT INTO state (name, value) VALUES
  ('version', 0),     -- grows with every change
  ('next_block', 1);

-- Blocks that come and go together: those of a live part are in this file, those of a segment in a
-- file of its own beside this one. Numbers are never used again.
CREATE TABLE part (
  number INTEGER PRIMARY KEY AUTOINCREMENT,
  file TEXT,                  -- name of the segment's file; NULL for a live part
  version INTEGER NOT NULL,   -- grows with every change of the part
  last_block INTEGER NOT NULL,-- what a segment holds beyond it was not finished and does not count
  calls INTEGER NOT NULL,
  min_id INTEGER NOT NULL,    -- the ids of all calls lie between these two
  max_id INTEGER NOT NULL
);

-- Counts and durations by part, time, function and service, written in the transaction that writes
-- the calls: by span_s 10, 60 and 3600, of segments by 10 only as long as their calls are new, and by
-- span_s 0 for all calls of the part; start_s is 0 then.
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
  PRIMARY KEY (part, span_s, start_s, function, service)
);

-- What was found damaged and is no longer in use.
CREATE TABLE set_aside (
  file TEXT PRIMARY KEY,         -- where it is now, beside this file
  found_s INTEGER NOT NULL,      -- since 1970
  what TEXT NOT NULL
);
