package dev.chronicle.capture.jdbc;

import dev.chronicle.call.Outcome;
import dev.chronicle.capture.internal.Dependencies;
import dev.chronicle.capture.internal.OpenDependency;
import dev.chronicle.capture.internal.ReadAnswer;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.Method;
import java.sql.SQLException;
import java.util.List;
import net.ttddyy.dsproxy.proxy.ConnectionProxyLogic;

/**
 * Records how transactions end, which may fail, and is a part of what the application does.
 *
 * @param logic datasource-proxy's, which gives statements their proxies
 */
record ConnectionHandler(ConnectionProxyLogic logic) implements InvocationHandler {

  @Override
  public Object invoke(Object proxy, Method method, Object[] arguments) throws Throwable {
    String name = method.getName();
    boolean endsTransaction = name.equals("commit") || name.equals("rollback");
    if (!endsTransaction || !Dependencies.isFollowedDirectly()) {
      return logic.invoke(proxy, method, arguments);
    }
    OpenDependency open =
        Dependencies.enter(
            StatementRecorder.KIND,
            arguments == null ? name : name + " to savepoint",
            List.of(),
            Outcome.class,
            List.of(SQLException.class));
    try {
      if (Dependencies.isAnswered(open)) {
        ReadAnswer.of(open).value();
      } else {
        logic.invoke(proxy, method, arguments);
      }
    } catch (Throwable error) {
      throw Dependencies.threw(open, error);
    }
    Dependencies.returned(open, null);
    return null;
  }
}
