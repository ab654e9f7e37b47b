package dev.chronicle.demo.dashboard;

import java.util.List;

/**
 * What stands around a page: where it is in the navigation, and what its header offers.
 *
 * @param section the place in the navigation that it belongs to
 * @param title its name
 * @param url its address
 * @param window the time that it is about; {@code null} when it is about none
 * @param live whether it keeps itself up to date
 * @param downloads addresses of files that hold what the page shows
 * @param curl path and query that answer the same by REST; {@code null} when none do
 * @param say how numbers and times are put
 */
public record Shell(
    Section section,
    String title,
    PageUrl url,
    TimeWindow window,
    boolean live,
    List<Download> downloads,
    String curl,
    Wording say) {

  /**
   * A file that holds what the page shows.
   *
   * @param label the kind of file
   * @param url its address
   */
  public record Download(String label, PageUrl url) {}

  public Shell {
    downloads = List.copyOf(downloads);
  }

  /** Starts the shell of a page. */
  public static Shell of(Section section, String title, PageUrl url, Wording say) {
    return new Shell(section, title, url, null, false, List.of(), null, say);
  }

  /** Returns this shell with a time that the reader can change. */
  public Shell about(TimeWindow window) {
    return new Shell(section, title, url, window, live, downloads, curl, say);
  }

  /** Returns this shell for a page that keeps itself up to date. */
  public Shell keptUpToDate() {
    return new Shell(section, title, url, window, true, downloads, curl, say);
  }

  /** Returns this shell with what the page shows offered as files. */
  public Shell withDownloads(Download... files) {
    return new Shell(section, title, url, window, live, List.of(files), curl, say);
  }

  /** Returns this shell with the REST call that answers the same. */
  public Shell withCurl(String pathAndQuery) {
    return new Shell(section, title, url, window, live, downloads, pathAndQuery, say);
  }

  /** Returns the places of the navigation. */
  public List<Section> sections() {
    return List.of(Section.values());
  }

  /** Returns the address of a place in the navigation, about the same time as this page. */
  public PageUrl navigate(Section target) {
    return url.at(target.path(), "range", "since", "until");
  }
}
