package dev.chronicle.capture.jdbc;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.Method;
import java.sql.Statement;
import net.ttddyy.dsproxy.proxy.StatementProxyLogic;

/**
 * Runs a statement by datasource-proxy's logic and shows its recorder what it gives.
 *
 * @param logic tells the recorder of each execution
 * @param recorder of this statement only
 */
record StatementHandler(StatementProxyLogic logic, StatementRecorder recorder)
    implements InvocationHandler {

  @Override
  public Object invoke(Object proxy, Method method, Object[] arguments) throws Throwable {
    if (method.getName().equals("close")) {
      recorder.closes();
    }
    Object result = logic.invoke(proxy, method, arguments);
    if (method.getName().equals("clearParameters")) {
      recorder.parameters().cleared();
    }
    return recorder.seen(method.getName(), result, (Statement) proxy);
  }
}
