-- What the numbers in calls stand for; the same in the store's file and in segments.

-- The captured methods. Rows are never changed nor deleted, so that ids may be cached.
CREATE TABLE function (
  id INTEGER PRIMARY KEY,
  declaring_class TEXT NOT NULL,
  method TEXT NOT NULL,
  descriptor TEXT NOT NULL,
  name TEXT NOT NULL,
  UNIQUE (declaring_class, method, descriptor, name)
);

-- The programs that made the recordings. Rows are never changed nor deleted.
CREATE TABLE service (
  id INTEGER PRIMARY KEY,
  name TEXT NOT NULL,
  version TEXT NOT NULL,
  UNIQUE (name, version)
);
