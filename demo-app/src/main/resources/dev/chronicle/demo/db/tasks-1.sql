-- Times are microseconds since 1970-01-01 UTC. JSON is kept as text.

CREATE TABLE tasks (
  id TEXT NOT NULL PRIMARY KEY,
  title TEXT NOT NULL,
  description TEXT,
  status TEXT NOT NULL
    CHECK (status IN ('pending', 'claimed', 'processing', 'completed', 'failed')),
  priority TEXT NOT NULL CHECK (priority IN ('low', 'medium', 'high', 'critical')),
  payload TEXT NOT NULL,
  result TEXT,
  error_message TEXT,
  created_at INTEGER NOT NULL,
  updated_at INTEGER NOT NULL,
  claimed_at INTEGER,
  completed_at INTEGER,
  claimed_by TEXT,
  attempts INTEGER NOT NULL,
  max_retries INTEGER NOT NULL,
  available_at INTEGER NOT NULL,
  lease_expires_at INTEGER,
  version INTEGER NOT NULL,
  CHECK ((lease_expires_at IS NOT NULL) = (status IN ('claimed', 'processing')))
) STRICT;

-- claim-next takes the head of each priority's queue.
CREATE INDEX tasks_waiting ON tasks (priority, available_at, id) WHERE status = 'pending';

-- The sweeper looks for leases that have run out.
CREATE INDEX tasks_leased ON tasks (lease_expires_at) WHERE lease_expires_at IS NOT NULL;

-- Lists, newest first, filtered by status, by priority or by both.
CREATE INDEX tasks_by_status ON tasks (status, id, priority);
CREATE INDEX tasks_by_priority ON tasks (priority, id);

-- Totals, so that nothing ever counts all tasks.
CREATE TABLE task_counts (
  status TEXT NOT NULL,
  priority TEXT NOT NULL,
  tasks INTEGER NOT NULL,
  PRIMARY KEY (status, priority)
) STRICT, WITHOUT ROWID;

CREATE TRIGGER tasks_counted_in AFTER INSERT ON tasks
BEGIN
  INSERT INTO task_counts VALUES (new.status, new.priority, 1)
    ON CONFLICT (status, priority) DO UPDATE SET tasks = tasks + 1;
END;

CREATE TRIGGER tasks_counted_out AFTER DELETE ON tasks
BEGIN
  UPDATE task_counts SET tasks = tasks - 1
    WHERE status = old.status AND priority = old.priority;
END;

CREATE TRIGGER tasks_counted_anew AFTER UPDATE OF status, priority ON tasks
WHEN old.status <> new.status OR old.priority <> new.priority
BEGIN
  UPDATE task_counts SET tasks = tasks - 1
    WHERE status = old.status AND priority = old.priority;
  INSERT INTO task_counts VALUES (new.status, new.priority, 1)
    ON CONFLICT (status, priority) DO UPDATE SET tasks = tasks + 1;
END;

CREATE TABLE idempotency_keys (
  key TEXT NOT NULL PRIMARY KEY,
  fingerprint TEXT NOT NULL,
  task_id TEXT NOT NULL,
  created_at INTEGER NOT NULL,
  expires_at INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

CREATE INDEX idempotency_keys_by_expiry ON idempotency_keys (expires_at);
