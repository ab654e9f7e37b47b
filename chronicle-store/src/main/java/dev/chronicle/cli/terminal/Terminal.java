package dev.chronicle.cli.terminal;

import java.io.BufferedWriter;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.PrintWriter;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.OptionalInt;

/**
 * Where a command reads and writes: text for people, JSON and bytes for programs, and remarks that
 * are neither. Not thread-safe.
 */
public final class Terminal {
  private final InputStream in;
  private final OutputStream bytes;
  private final PrintWriter out;
  private final PrintWriter json;
  private final PrintWriter err;
  private final Abilities abilities;
  private final Printable printable;
  private final String ellipsis;

  /**
   * A terminal over three streams.
   *
   * @param abilities what {@code out} can show
   */
  public Terminal(InputStream in, OutputStream out, OutputStream err, Abilities abilities) {
    this.in = in;
    this.bytes = out;
    this.out = writer(out, abilities.charset());
    this.json = writer(out, StandardCharsets.UTF_8);
    this.err = writer(err, abilities.charset());
    this.abilities = abilities;
    this.printable = new Printable(abilities.charset());
    this.ellipsis = printable.has("…") ? "…" : "...";
  }

  /** Returns the terminal that this process was started from. */
  public static Terminal ofProcess(Map<String, String> environment) {
    // System.out would keep to itself that a disk is full.
    return new Terminal(
        System.in,
        new FileOutputStream(FileDescriptor.out),
        System.err,
        new AbilitiesOfProcess(environment).find());
  }

  private static PrintWriter writer(OutputStream stream, Charset charset) {
    return new PrintWriter(new BufferedWriter(new OutputStreamWriter(stream, charset)));
  }

  /** Returns the standard input. */
  public InputStream in() {
    return in;
  }

  /** Returns the standard output, for what is no text; flush before writing text again. */
  public OutputStream bytes() {
    return bytes;
  }

  /** Returns where text for people goes. */
  public PrintWriter out() {
    return out;
  }

  /** Returns where JSON goes, which is UTF-8 whatever the terminal's charset. */
  public PrintWriter json() {
    return json;
  }

  /** Returns where remarks and errors go. */
  public PrintWriter err() {
    return err;
  }

  /** Writes one line of text for people; nothing in it is made fit. */
  public void line(String text) {
    out.println(text);
  }

  /** Writes a line that is no part of the answer. */
  public void remark(String text) {
    out.flush();
    err.println(text);
    err.flush();
  }

  /** Says whether a person sits before the output. */
  public boolean interactive() {
    return abilities.interactive();
  }

  /** Returns the columns of a line; empty where there is no end to it. */
  public OptionalInt width() {
    return abilities.width();
  }

  /** Returns what makes text from elsewhere fit for this terminal. */
  public Printable printable() {
    return printable;
  }

  /** Returns what stands where text was cut. */
  public String ellipsis() {
    return ellipsis;
  }

  /** Returns {@code text} in a style, if there are colours. */
  public String paint(Style style, String text) {
    return abilities.colours() ? style.around(text) : text;
  }

  /** Returns {@code fine} if the output has its characters, else {@code ascii}. */
  public String glyph(String fine, String ascii) {
    return printable.has(fine) ? fine : ascii;
  }

  /**
   * Writes out what is still held back.
   *
   * @return whether all of the answer could be written
   */
  public boolean flush() {
    boolean textFailed = out.checkError();
    boolean jsonFailed = json.checkError();
    err.flush();
    return !textFailed && !jsonFailed;
  }
}
