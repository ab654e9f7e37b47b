package dev.chronicle.demo.running;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.net.URI;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** One connection to a server, on which requests may be sent that no HTTP client would send. */
final class RawConnection implements AutoCloseable {
  private static final Pattern LENGTH = Pattern.compile("(?i)\r\nContent-Length: (\\d+)\r\n");
  private static final int PATIENCE_MS = 30_000;

  private final String host;
  private final Socket socket;
  private final InputStream answers;

  private RawConnection(URI server) throws IOException {
    host = server.getAuthority();
    socket = new Socket(server.getHost(), server.getPort());
    socket.setSoTimeout(PATIENCE_MS);
    answers = new BufferedInputStream(socket.getInputStream());
  }

  static RawConnection to(URI server) throws IOException {
    return new RawConnection(server);
  }

  /** Sends a request, {@code "GET /path"}, with the server's own name as host. */
  String send(String request, List<String> headers, String body) throws IOException {
    return send(request, headers, body.getBytes(UTF_8));
  }

  /** Sends a request, {@code "GET /path"}, with the server's own name as host. */
  String send(String request, List<String> headers, byte[] body) throws IOException {
    StringBuilder head = new StringBuilder();
    head.append(request).append(" HTTP/1.1\r\nHost: ").append(host).append("\r\n");
    headers.forEach(header -> head.append(header).append("\r\n"));
    if (body.length > 0) {
      head.append("Content-Length: ").append(body.length).append("\r\n");
    }
    ByteArrayOutputStream all = new ByteArrayOutputStream();
    all.writeBytes(head.append("\r\n").toString().getBytes(ISO_8859_1));
    all.writeBytes(body);
    return sendBytes(all.toByteArray());
  }

  /** Sends these bytes and returns head and body of one answer, whose length its head tells. */
  String sendBytes(byte[] request) throws IOException {
    socket.getOutputStream().write(request);
    socket.getOutputStream().flush();
    ByteArrayOutputStream head = new ByteArrayOutputStream();
    while (!head.toString(ISO_8859_1).endsWith("\r\n\r\n")) {
      int next = answers.read();
      if (next < 0) {
        throw new EOFException("the connection ended after: " + head.toString(ISO_8859_1));
      }
      head.write(next);
    }
    Matcher length = LENGTH.matcher(head.toString(ISO_8859_1));
    byte[] body = answers.readNBytes(length.find() ? Integer.parseInt(length.group(1)) : 0);
    return head.toString(ISO_8859_1) + new String(body, UTF_8);
  }

  @Override
  public void close() throws IOException {
    socket.close();
  }
}
