package dev.chronicle.demo.running;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;

/** Texts that would run as script, or break a page, where one is put into it unescaped. */
final class HostileTexts {
  private static final String RUN = "window.hacked = (window.hacked || 0) + 1";
  static final List<String> ALL =
      List.of(
          "<script>" + RUN + "</script>",
          "\"><img src=x onerror='" + RUN + "'>",
          "'><svg/onload=\"" + RUN + "\">",
          "</textarea></title></style><script>" + RUN + "</script>",
          "javascript:" + RUN,
          "{{constructor.constructor('" + RUN + "')()}} ${" + RUN + "} <#assign x=1>",
          "\u202eoverride \u0007bell " + "w".repeat(120));

  private HostileTexts() {}

  /** Goes to a page and requires that nothing ran, and that the page is whole and fits. */
  static void expectHarmless(Browser browser, String page) {
    browser.go("/dashboard" + page);
    assertThat(
            browser.script(
                """
                return [window.hacked, document.querySelectorAll(
                    'main script, main img, [onload], [onerror]').length,
                  document.documentElement.scrollWidth <= innerWidth || 'too wide: '
                    + [...document.querySelectorAll('main *')]
                      .filter(each => each.getBoundingClientRect().right > innerWidth)
                      .map(each => each.tagName + '.' + each.className).slice(-3),
                  !!document.querySelector('#keys')].join(' ')\
                """))
        .as("ran, foreign elements, fits, is whole: %s", page)
        .isEqualTo(" 0 true true");
  }
}
