package dev.chronicle.capture.jdbc;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;

/**
 * What a recording tells of the columns of a result: their labels and types.
 *
 * @param rows the result
 */
record AnsweredColumns(RecordedRows rows) implements InvocationHandler {

  static ResultSetMetaData of(RecordedRows rows) {
    return (ResultSetMetaData)
        Proxy.newProxyInstance(
            AnsweredColumns.class.getClassLoader(),
            new Class<?>[] {ResultSetMetaData.class},
            new AnsweredColumns(rows));
  }

  @Override
  public Object invoke(Object proxy, Method method, Object[] arguments) throws SQLException {
    return switch (method.getName()) {
      case "getColumnCount" -> rows.columns().size();
      case "getColumnLabel", "getColumnName" -> column(arguments).label();
      case "getColumnType" -> column(arguments).type().getVendorTypeNumber();
      case "getColumnTypeName" -> column(arguments).type().getName();
      case "getTableName", "getSchemaName", "getCatalogName" -> "";
      case "isNullable" -> ResultSetMetaData.columnNullableUnknown;
      case "unwrap", "isWrapperFor", "equals", "hashCode", "toString" ->
          ProxyBasics.invoke(proxy, "recorded columns", method, arguments);
      default ->
          throw rows.source()
              .unusable("does not tell what ResultSetMetaData." + method.getName() + " would");
    };
  }

  private RecordedRows.Column column(Object[] arguments) throws SQLException {
    int index = (int) arguments[0];
    if (index < 1 || index > rows.columns().size()) {
      throw new SQLException("the result has no column " + index);
    }
    return rows.columns().get(index - 1);
  }
}
