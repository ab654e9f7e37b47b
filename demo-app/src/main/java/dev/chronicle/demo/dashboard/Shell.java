package dev.chronicle.demo.dashboard;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

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
   * Something that the page shows, as files.
   *
   * @param label what it is
   * @param formats the addresses of its files by their format
   */
  public record Download(String label, Map<String, PageUrl> formats) {

    /** Returns what has a file of one format. */
    static Download of(String label, String format, PageUrl url) {
      return new Download(label, Map.of(format, url));
    }

    /** Returns a table, whose files are at this address with the ending of their format. */
    static Download table(String label, PageUrl url) {
      return table(label, url.at(url.path() + ".csv"), url.at(url.path() + ".json"));
    }

    /** Returns a table whose files are at these addresses. */
    static Download table(String label, PageUrl csv, PageUrl json) {
      Map<String, PageUrl> formats = new LinkedHashMap<>();
      formats.put("CSV", csv);
      formats.put("JSON", json);
      return new Download(label, formats);
    }
  }

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
