package dev.chronicle.simulator.run;

import java.net.InetAddress;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.UnknownHostException;
import java.util.Set;

/**
 * Where requests go.
 *
 * @param base scheme, host, port and path that stand before {@code /tasks}, without a slash at the
 *     end
 */
public record Target(URI base) {
  public Target {
    String scheme = base.getScheme();
    if (scheme == null || !Set.of("http", "https").contains(scheme) || base.getHost() == null) {
      throw new IllegalArgumentException(
          "url must be http or https with a host, such as http://127.0.0.1:8000, was: " + base);
    }
    if (base.getRawUserInfo() != null
        || base.getRawQuery() != null
        || base.getRawFragment() != null) {
      throw new IllegalArgumentException(
          "url must be without user, query and fragment, was: " + base);
    }
    if (base.getPort() == 0 || base.getPort() > 65_535) {
      throw new IllegalArgumentException("port must be between 1 and 65535, was: " + base);
    }
    base = withoutSlash(base);
  }

  /**
   * Reads an address such as {@code http://127.0.0.1:8000}.
   *
   * @throws IllegalArgumentException if it is none that requests can be sent to
   */
  public static Target parse(String url) {
    try {
      return new Target(new URI(url));
    } catch (URISyntaxException e) {
      throw new IllegalArgumentException(
          "url must be such as http://127.0.0.1:8000, was: " + url, e);
    }
  }

  /**
   * Returns this target if every address of its host is this machine's loopback.
   *
   * @throws IllegalArgumentException if one is not, or the host is not known
   */
  public Target requireLoopback() {
    try {
      for (InetAddress address : InetAddress.getAllByName(base.getHost())) {
        if (!address.isLoopbackAddress()) {
          throw new IllegalArgumentException(
              "url must lead to this machine's loopback address, was: " + base);
        }
      }
      return this;
    } catch (UnknownHostException e) {
      throw new IllegalArgumentException("host must be known, was: " + base.getHost(), e);
    }
  }

  /** Returns the address of a path, which starts with a slash and may carry a query. */
  URI resolve(String pathAndQuery) {
    return URI.create(base + pathAndQuery);
  }

  @Override
  public String toString() {
    return base.toString();
  }

  private static URI withoutSlash(URI uri) {
    String text = uri.toString();
    return text.endsWith("/") ? URI.create(text.replaceAll("/+$", "")) : uri;
  }
}
