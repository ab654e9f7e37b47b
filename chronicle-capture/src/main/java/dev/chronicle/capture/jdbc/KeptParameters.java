package dev.chronicle.capture.jdbc;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import net.ttddyy.dsproxy.proxy.ParameterKey;
import net.ttddyy.dsproxy.proxy.ParameterSetOperation;
import net.ttddyy.dsproxy.transform.ParameterReplacer;
import net.ttddyy.dsproxy.transform.ParameterTransformer;
import net.ttddyy.dsproxy.transform.TransformInfo;

/**
 * The parameters that drivers keep when a row is added to a batch, and datasource-proxy does not:
 * those that are set once for all rows. Belongs to one statement; changes nothing.
 */
final class KeptParameters implements ParameterTransformer {

  /** Empty until a row was added. */
  private final Map<ParameterKey, ParameterSetOperation> kept = new LinkedHashMap<>();

  private final List<List<ParameterSetOperation>> rows = new ArrayList<>();
  private List<ParameterSetOperation> latest = List.of();

  /** Is told of the parameters that were set for a row, or for an execution without a batch. */
  @Override
  public void transformParameters(ParameterReplacer row, TransformInfo info) {
    Map<ParameterKey, ParameterSetOperation> set = row.getModifiedParameters();
    if (info.isBatch()) {
      if (info.getCount() == 0) {
        rows.clear();
      }
      rows.add(whole(set));
    } else {
      latest = kept.isEmpty() ? List.of() : whole(set);
    }
  }

  private List<ParameterSetOperation> whole(Map<ParameterKey, ParameterSetOperation> set) {
    kept.putAll(set);
    return kept.size() == set.size() ? List.of() : new ArrayList<>(kept.values());
  }

  /** Notes that the application cleared them. */
  void cleared() {
    kept.clear();
  }

  /** Returns all parameters of a row that is executed now, of which some were set for it. */
  List<ParameterSetOperation> ofRow(int row, List<ParameterSetOperation> set) {
    return row >= rows.size() || rows.get(row).isEmpty() ? set : rows.get(row);
  }

  /** Returns the same for an execution without a batch. */
  List<ParameterSetOperation> ofExecution(List<ParameterSetOperation> set) {
    return latest.isEmpty() ? set : latest;
  }
}
