package dev.chronicle.store.sqlite;

import dev.chronicle.store.CheckReport;
import dev.chronicle.store.Progress;
import dev.chronicle.store.StoreException;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/** Reads everything once, to see whether it can be. */
final class StoreCheck {
  private final Snapshot snapshot;
  private final List<String> findings = new ArrayList<>();
  private long sound;

  StoreCheck(Snapshot snapshot) {
    this.snapshot = snapshot;
  }

  CheckReport run(Progress progress) throws SQLException {
    long total = snapshot.parts().stream().mapToLong(Part::calls).sum();
    structure(null, snapshot.reader());
    for (Part part : snapshot.parts()) {
      if (!part.isLive()) {
        snapshot.ask(part, reader -> structure(part.file(), reader));
        snapshot
            .ask(part, TextLookup::damages)
            .ifPresent(
                lines -> lines.forEach(line -> findings.add(name(part.file()) + ": " + line)));
      }
      long before = sound;
      for (StoredBlock block : part.blocks()) {
        check(block);
        progress.at(sound, total);
      }
      try {
        PartRollups.check(part, snapshot.reader());
      } catch (RollupDamage damage) {
        findings.add("what is counted of part " + part.number() + ": " + damage.getMessage());
      }
      if (sound - before != part.calls()) {
        findings.add(
            "%s: %d calls are stored, %d can be read"
                .formatted(name(part.file()), part.calls(), sound - before));
      }
    }
    progress.at(sound, total);
    if (findings.isEmpty()) {
      Structure.trouble(snapshot.reader()).ifPresent(findings::add);
      Structure.contradiction(snapshot.parts(), snapshot).ifPresent(findings::add);
    }
    findings.addAll(snapshot.damages());
    return new CheckReport(sound, findings);
  }

  private void check(StoredBlock block) throws SQLException {
    Listing listing = snapshot.listing(block).orElse(null);
    Payload payload = listing == null ? null : snapshot.payload(block).orElse(null);
    for (int i = 0; payload != null && i < listing.size(); i++) {
      try {
        snapshot.call(listing, i, payload);
        sound++;
      } catch (StoreException damaged) {
        findings.add(damaged.getMessage());
      }
    }
  }

  private Void structure(String file, Reader reader) throws SQLException {
    try (ResultSet row = reader.prepare("PRAGMA quick_check").executeQuery()) {
      while (row.next()) {
        if (!row.getString(1).equals("ok")) {
          findings.add(name(file) + ": " + row.getString(1));
        }
      }
    }
    return null;
  }

  private static String name(String file) {
    return file == null ? "the store's file" : file;
  }
}
