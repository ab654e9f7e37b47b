package dev.chronicle.demo.http;

import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import jakarta.ws.rs.ext.ReaderInterceptor;
import jakarta.ws.rs.ext.ReaderInterceptorContext;
import java.io.IOException;

/** Refuses a number whose exponent no decimal can hold as what it is: JSON beyond bounds. */
final class ExponentGuard implements ReaderInterceptor {
  @Override
  public Object aroundReadFrom(ReaderInterceptorContext context) throws IOException {
    try {
      return context.proceed();
    } catch (NumberFormatException excess) {
      throw new StreamConstraintsException(excess.getMessage());
    }
  }
}
