package dev.chronicle.demo.dashboard;

import static java.nio.charset.StandardCharsets.UTF_8;

import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.core.UriInfo;
import java.net.URI;
import java.net.URLEncoder;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * The address of a page: a path and the parameters that say what the page shows. Immutable; empty
 * parameters are left out, and of a parameter that stands there twice the first counts.
 */
public final class PageUrl {
  private final String origin;
  private final String path;
  private final Map<String, String> parameters;

  private PageUrl(String origin, String path, Map<String, String> parameters) {
    this.origin = origin;
    this.path = path;
    this.parameters = Collections.unmodifiableMap(parameters);
  }

  /** Returns the address that a request was made for. */
  public static PageUrl of(UriInfo uri) {
    Map<String, String> parameters = new LinkedHashMap<>();
    uri.getQueryParameters()
        .forEach(
            (name, values) -> {
              String value = values.get(0);
              if (value != null && !value.isBlank()) {
                parameters.put(name, value);
              }
            });
    String path = uri.getRequestUri().getRawPath();
    return new PageUrl(
        uri.getBaseUri().toString().replaceAll("/+$", ""),
        path.length() > 1 && path.endsWith("/") ? path.replaceAll("/+$", "") : path,
        parameters);
  }

  /** Returns the address of a page with those fields of a form that have these names. */
  static PageUrl ofForm(String path, MultivaluedMap<String, String> form, String... names) {
    PageUrl url = to(path);
    for (String name : names) {
      url = url.with(name, form.getFirst(name));
    }
    return url;
  }

  /** Returns the address of a page without parameters. */
  public static PageUrl to(String path) {
    return new PageUrl("", path, Map.of());
  }

  /**
   * Returns scheme, host and port by which the reader reached this server; empty for an address
   * that no request was made for.
   */
  public String origin() {
    return origin;
  }

  /** Returns the path. */
  public String path() {
    return path;
  }

  /** Returns the parameters in the order of the URL. */
  public Map<String, String> parameters() {
    return parameters;
  }

  /** Returns a parameter, empty when it is not there. */
  public String get(String name) {
    return parameters.getOrDefault(name, "");
  }

  /** Says whether the parameter is there. */
  public boolean has(String name) {
    return parameters.containsKey(name);
  }

  /** Returns this address with one parameter changed; an empty or {@code null} value removes it. */
  public PageUrl with(String name, Object value) {
    Map<String, String> changed = new LinkedHashMap<>(parameters);
    if (value == null || value.toString().isBlank()) {
      changed.remove(name);
    } else {
      changed.put(name, value.toString());
    }
    return new PageUrl(origin, path, changed);
  }

  /** Returns this address without these parameters. */
  public PageUrl without(String... names) {
    Map<String, String> changed = new LinkedHashMap<>(parameters);
    for (String name : names) {
      changed.remove(name);
    }
    return new PageUrl(origin, path, changed);
  }

  /** Returns the same parameters at another path. */
  public PageUrl at(String otherPath) {
    return new PageUrl(origin, otherPath, parameters);
  }

  /** Returns another path, with those of the parameters that have these names. */
  public PageUrl at(String otherPath, String... kept) {
    Map<String, String> some = new LinkedHashMap<>();
    for (String name : kept) {
      if (has(name)) {
        some.put(name, get(name));
      }
    }
    return new PageUrl(origin, otherPath, some);
  }

  /** Returns the address for an answer that leads there. */
  public URI toUri() {
    return URI.create(toString());
  }

  /** Returns the address as it stands in a link. */
  @Override
  public String toString() {
    String query =
        parameters.entrySet().stream()
            .map(each -> escape(each.getKey()) + "=" + escape(each.getValue()))
            .collect(Collectors.joining("&"));
    return query.isEmpty() ? path : path + "?" + query;
  }

  /** Colons and slashes may stand in a query as they are, and are easier to read so. */
  private static String escape(String text) {
    return URLEncoder.encode(text, UTF_8).replace("%3A", ":").replace("%2F", "/");
  }
}
