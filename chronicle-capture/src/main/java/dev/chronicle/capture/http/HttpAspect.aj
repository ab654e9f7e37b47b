package dev.chronicle.capture.http;

import dev.chronicle.capture.internal.Recorder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandler;
import org.aspectj.lang.annotation.SuppressAjWarnings;

/** Woven around every request that is sent with the JDK's client, where it is sent. */
public aspect HttpAspect {

  @SuppressAjWarnings("adviceDidNotMatch")
  Object around(HttpRequest request, BodyHandler<?> handler):
      call(* HttpClient+.send(HttpRequest, BodyHandler)) && args(request, handler)
      && if(Recorder.isActive()) {
    HttpExchange exchange = HttpExchange.begin(request);
    if (exchange == null) {
      return proceed(request, handler);
    }
    try {
      return exchange.isAnswered()
          ? exchange.answer(handler)
          : exchange.returned(proceed(request, exchange.follow(handler)));
    } catch (Throwable error) {
      throw exchange.threw(error);
    }
  }

  @SuppressAjWarnings("adviceDidNotMatch")
  Object around(HttpRequest request, BodyHandler<?> handler):
      call(* HttpClient+.sendAsync(HttpRequest, BodyHandler, ..)) && args(request, handler, ..)
      && if(Recorder.isActive()) {
    HttpExchange exchange = HttpExchange.begin(request);
    if (exchange == null) {
      return proceed(request, handler);
    }
    try {
      return exchange.isAnswered()
          ? exchange.answerLater(handler)
          : exchange.returnedLater(proceed(request, exchange.follow(handler)));
    } catch (Throwable error) {
      throw exchange.threw(error);
    }
  }
}
