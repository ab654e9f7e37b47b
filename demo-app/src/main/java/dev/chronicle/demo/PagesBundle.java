package dev.chronicle.demo;

import io.dropwizard.views.common.ViewBundle;
import java.util.Map;

/** Renders pages with FreeMarker, its settings fixed, as the templates are written for them. */
final class PagesBundle extends ViewBundle<DemoConfiguration> {
  private static final Map<String, String> FREEMARKER =
      Map.of(
          "incompatible_improvements", "2.3.34",
          "object_wrapper", "DefaultObjectWrapper(2.3.34)",
          "number_format", "c",
          "template_exception_handler", "rethrow",
          "localized_lookup", "false",
          "url_escaping_charset", "UTF-8");

  @Override
  public Map<String, Map<String, String>> getViewConfiguration(DemoConfiguration configuration) {
    return Map.of("freemarker", FREEMARKER);
  }
}
