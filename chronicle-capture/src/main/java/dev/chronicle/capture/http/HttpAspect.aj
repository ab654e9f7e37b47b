package dev.chronicle.capture.http;

import dev.chronicle.capture.internal.Dependencies;
import dev.chronicle.capture.internal.OpenDependency;
import dev.chronicle.capture.internal.Recorder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import org.aspectj.lang.annotation.SuppressAjWarnings;

/** Woven around every request that is sent with the JDK's client, where it is sent. */
public aspect HttpAspect {

  @SuppressAjWarnings("adviceDidNotMatch")
  Object around(HttpRequest request):
      call(* HttpClient+.send(HttpRequest, *)) && args(request, *) && if(Recorder.isActive()) {
    OpenDependency open = HttpExchange.enter(request);
    try {
      return Dependencies.isAnswered(open)
          ? HttpExchange.answer(open, request)
          : HttpExchange.returned(open, proceed(request));
    } catch (Throwable error) {
      throw Dependencies.threw(open, error);
    }
  }

  @SuppressAjWarnings("adviceDidNotMatch")
  Object around(HttpRequest request):
      call(* HttpClient+.sendAsync(HttpRequest, ..)) && args(request, ..)
      && if(Recorder.isActive()) {
    OpenDependency open = HttpExchange.enter(request);
    try {
      return Dependencies.isAnswered(open)
          ? HttpExchange.answerLater(open, request)
          : HttpExchange.returnedLater(open, proceed(request));
    } catch (Throwable error) {
      throw Dependencies.threw(open, error);
    }
  }
}
