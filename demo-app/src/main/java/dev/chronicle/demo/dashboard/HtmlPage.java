package dev.chronicle.demo.dashboard;

import io.dropwizard.views.common.View;
import java.nio.charset.StandardCharsets;

/** A page: a template and what it shows. */
public final class HtmlPage extends View {
  /** Media type of a page. */
  public static final String MEDIA_TYPE = "text/html; charset=utf-8";

  private final Shell shell;
  private final Object model;

  /**
   * Makes a page.
   *
   * @param template name of the template beside this class, without its ending
   * @param shell what stands around the page
   * @param model what the template knows as {@code model}
   */
  public HtmlPage(String template, Shell shell, Object model) {
    super(template + ".ftlh", StandardCharsets.UTF_8);
    this.shell = shell;
    this.model = model;
  }

  /** Returns what stands around the page. */
  public Shell getShell() {
    return shell;
  }

  /** Returns what the page is about. */
  public Object getModel() {
    return model;
  }

  /** Returns how numbers and times are put. */
  public Wording getSay() {
    return shell.say();
  }
}
