package dev.chronicle.demo.http;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletInputStream;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import jakarta.servlet.http.HttpServletResponse;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.util.Objects;
import java.util.stream.Stream;
import java.util.zip.ZipException;
import org.eclipse.jetty.http.HttpStatus;

/**
 * Reads each body whole before anybody looks at the request, and refuses one over 1 MiB, whether it
 * announces its size or not, a compressed one by what it unpacks to.
 *
 * <p>An answer that comes while a body is still under way ends the connection, unannounced, and the
 * client's next request on it with an error. So even a body that is refused is read, up to a bound.
 */
final class BodyFilter extends HttpFilter {
  private static final long serialVersionUID = 1L;

  /** The largest body that is accepted, in bytes. */
  private static final int LIMIT = 1 << 20;

  private static final long DISCARDED = 16L * LIMIT;

  @Override
  protected void doFilter(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws IOException, ServletException {
    if (request.getContentLengthLong() > LIMIT) {
      refuse(request, response);
      return;
    }
    byte[] body;
    try {
      body = request.getInputStream().readNBytes(LIMIT + 1);
    } catch (IOException | RuntimeException failure) {
      if (!isCausedByCompression(failure)) {
        throw failure;
      }
      ProblemWriter.write(
          StatusProblem.of(HttpStatus.BAD_REQUEST_400, "the body is not compressed as it says"),
          response);
      return;
    }
    if (body.length > LIMIT) {
      refuse(request, response);
    } else {
      chain.doFilter(new WithBody(request, body), response);
    }
  }

  private static boolean isCausedByCompression(Throwable failure) {
    return Stream.iterate(failure, Objects::nonNull, Throwable::getCause)
        .anyMatch(ZipException.class::isInstance);
  }

  private static void refuse(HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    if (request.getHeader("Expect") != null || !isDiscarded(request.getInputStream())) {
      response.setHeader("Connection", "close");
    }
    ProblemWriter.write(
        StatusProblem.of(
            HttpStatus.PAYLOAD_TOO_LARGE_413, "the body must not be larger than 1 MiB"),
        response);
  }

  /** Throws away what is left of a body; says whether the bound was enough for that. */
  private static boolean isDiscarded(InputStream body) throws IOException {
    byte[] buffer = new byte[8192];
    long discarded = 0;
    int read = 0;
    while (read >= 0 && discarded < DISCARDED) {
      read = body.read(buffer);
      discarded += read;
    }
    return read < 0;
  }

  private static final class WithBody extends HttpServletRequestWrapper {
    private final ServletInputStream body;

    WithBody(HttpServletRequest request, byte[] body) {
      super(request);
      this.body = new ReadBody(body);
    }

    @Override
    public ServletInputStream getInputStream() {
      return body;
    }

    @Override
    public BufferedReader getReader() throws IOException {
      String encoding = getCharacterEncoding();
      return new BufferedReader(
          new InputStreamReader(body, encoding == null ? "ISO-8859-1" : encoding));
    }
  }
}
