-- Schema 3: what is known about the recording itself.

-- What people should know about how the recordings were made; the latest thousand.
CREATE TABLE notice (
  number INTEGER PRIMARY KEY AUTOINCREMENT,
  at_us INTEGER NOT NULL,        -- microseconds since 1970
  kind TEXT NOT NULL,
  function INTEGER,              -- NULL if it is not about one function
  calls INTEGER NOT NULL,
  message TEXT NOT NULL
);

-- Programs that recorded into this store, from their start to their end; the latest thousand. While
-- one runs, and until its end is noticed, the file beside this one that ends in -run-ID counts the rest.
CREATE TABLE run (
  id TEXT PRIMARY KEY,
  service INTEGER NOT NULL,
  started_us INTEGER NOT NULL,   -- microseconds since 1970
  stored INTEGER NOT NULL,       -- calls; written in the transaction that stores them
  stored_us INTEGER NOT NULL,    -- when that was last done
  counted_us INTEGER,            -- until when calls were counted; NULL if the counts were lost
  offered INTEGER,               -- calls that ended until then
  ending TEXT                    -- CLOSED or KILLED; NULL while it runs
) WITHOUT ROWID;

-- Why calls of a run are not stored, sampled out ones included, as far as it was reported.
CREATE TABLE run_dropped (
  run TEXT NOT NULL,
  reason TEXT NOT NULL,
  calls INTEGER NOT NULL,
  PRIMARY KEY (run, reason)
) WITHOUT ROWID;
