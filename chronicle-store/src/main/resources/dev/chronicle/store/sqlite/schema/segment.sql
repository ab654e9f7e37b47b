-- A segment: calls that are no longer new, moved out of the store's file. It can be read without it.

-- Where the calls of a trace, and the calls that a call made, may be: hash is twice a hash of the trace
-- id, or twice a hash of the parent's id and 1.
CREATE TABLE key (
  hash INTEGER NOT NULL,
  block INTEGER NOT NULL,
  PRIMARY KEY (hash, block)
) WITHOUT ROWID;

-- Which blocks hold texts with which pieces, in runs of blocks that were appended at once: id is 4096
-- times the number of the last block of the run, plus 0 for the numbers of its blocks, plus 1 to 2560
-- for every 32 buckets of pieces, plus 4095 for how many buckets there are (65,536 if it is missing).
-- Each ends with a checksum; docs/storage.md says what stands before.
CREATE TABLE text_index (
  id INTEGER PRIMARY KEY,
  data BLOB NOT NULL
);
