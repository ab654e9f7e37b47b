package dev.chronicle.capture.value;

import java.io.File;
import java.lang.invoke.MethodType;
import java.math.MathContext;
import java.net.MalformedURLException;
import java.net.URI;
import java.net.URL;
import java.nio.charset.Charset;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.MonthDay;
import java.time.OffsetDateTime;
import java.time.OffsetTime;
import java.time.Period;
import java.time.Year;
import java.time.YearMonth;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.chrono.Chronology;
import java.time.chrono.HijrahDate;
import java.time.chrono.JapaneseDate;
import java.time.chrono.JapaneseEra;
import java.time.chrono.MinguoDate;
import java.time.chrono.ThaiBuddhistDate;
import java.util.Collections;
import java.util.Currency;
import java.util.Date;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.TimeZone;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.regex.Pattern;

/** The JDK's scalars: by class, and by the type id that tells them where a type does not. */
final class Scalars {
  private static final Map<Class<?>, ScalarForm<?>> BY_CLASS = new LinkedHashMap<>();
  private static final Map<String, ScalarForm<?>> BY_ID = new LinkedHashMap<>();

  static {
    addNumbers();
    addTexts();
    addTimes();
    addNames();
    addMutables();
    SqlScalars.addTo(Scalars::add);
  }

  private Scalars() {}

  /**
   * Returns the form for instances of a class of the JDK: that of the class itself, else of the
   * scalar type that it implements; {@code null} if it is no scalar.
   */
  static ScalarForm<?> of(Class<?> type) {
    ScalarForm<?> exact = BY_CLASS.get(type);
    if (exact != null || !Jdk.isBase(type)) {
      return exact;
    }
    for (ScalarForm<?> form : BY_CLASS.values()) {
      if (form.type().isAssignableFrom(type)) {
        return form;
      }
    }
    return null;
  }

  /** Returns the form of what a primitive type is boxed to; {@code null} for {@code void}. */
  static ScalarForm<?> ofPrimitive(Class<?> primitive) {
    return BY_CLASS.get(MethodType.methodType(primitive).wrap().returnType());
  }

  /** Returns all forms by their type id. */
  static Map<String, ScalarForm<?>> ids() {
    return Collections.unmodifiableMap(BY_ID);
  }

  /** Says whether values of a form may change while they are held. */
  static boolean isMutable(ScalarForm<?> form) {
    Class<?> type = form.type();
    return Date.class.isAssignableFrom(type)
        || type == TimeZone.class
        || type == AtomicBoolean.class
        || type == AtomicInteger.class
        || type == AtomicLong.class;
  }

  private static void addNumbers() {
    add(ScalarForm.number(Byte.class, Object::toString, Byte::valueOf));
    add(ScalarForm.number(Short.class, Object::toString, Short::valueOf));
    add(
        ScalarForm.number(
            Integer.class,
            (value, out) -> out.json().number(value),
            Object::toString,
            Integer::valueOf));
    add(
        ScalarForm.number(
            Long.class,
            (value, out) -> out.texts().number(value),
            Object::toString,
            Long::valueOf));
    add(Numbers.FLOAT);
    add(Numbers.DOUBLE);
    add(Numbers.BIG_INTEGER);
    add(Numbers.BIG_DECIMAL);
    add(ScalarForm.truth(Boolean.class, Object::toString, Scalars::parseBoolean));
    add(ScalarForm.quoted(MathContext.class, MathContext::toString, MathContext::new));
  }

  private static void addTexts() {
    add(ScalarForm.freeText(String.class, text -> text, text -> text));
    add(ScalarForm.quoted(Character.class, Object::toString, Scalars::parseCharacter));
    add(ScalarForm.quoted(UUID.class, UUID::toString, UUID::fromString));
    add(ScalarForm.freeText(URI.class, URI::toString, URI::create).checked());
    add(ScalarForm.freeText(URL.class, URL::toExternalForm, Scalars::parseUrl));
    add(ScalarForm.freeText(Path.class, Path::toString, Path::of).checked());
    add(ScalarForm.freeText(File.class, File::getPath, File::new));
    add(ScalarForm.freeText(Pattern.class, Scalars::patternText, Scalars::parsePattern));
  }

  private static void addTimes() {
    add(
        ScalarForm.quoted(
            Instant.class,
            (value, out) -> InstantText.write(value, out.json()),
            Instant::toString,
            Instant::parse));
    add(ScalarForm.quoted(LocalDate.class, LocalDate::toString, LocalDate::parse));
    add(ScalarForm.quoted(LocalTime.class, LocalTime::toString, LocalTime::parse));
    add(ScalarForm.quoted(LocalDateTime.class, LocalDateTime::toString, LocalDateTime::parse));
    add(ScalarForm.quoted(OffsetTime.class, OffsetTime::toString, OffsetTime::parse));
    add(ScalarForm.quoted(OffsetDateTime.class, OffsetDateTime::toString, OffsetDateTime::parse));
    add(
        ScalarForm.quoted(ZonedDateTime.class, ZonedDateTime::toString, ZonedDateTime::parse)
            .checked());
    add(ScalarForm.quoted(Duration.class, Duration::toString, Duration::parse));
    add(ScalarForm.quoted(Period.class, Period::toString, Period::parse));
    add(ScalarForm.number(Year.class, Year::toString, text -> Year.of(Integer.parseInt(text))));
    add(ScalarForm.quoted(YearMonth.class, YearMonth::toString, YearMonth::parse));
    add(ScalarForm.quoted(MonthDay.class, MonthDay::toString, MonthDay::parse));
    add(ScalarForm.quoted(ZoneOffset.class, ZoneOffset::getId, ZoneOffset::of));
    add(ScalarForm.freeText(ZoneId.class, ZoneId::getId, ZoneId::of).checked());
    add(ScalarForm.quoted(Chronology.class, Chronology::getId, Chronology::of).checked());
    add(
        ScalarForm.quoted(
            JapaneseDate.class,
            date -> LocalDate.from(date).toString(),
            text -> JapaneseDate.from(LocalDate.parse(text))));
    add(
        ScalarForm.quoted(
            HijrahDate.class,
            date -> LocalDate.from(date).toString(),
            text -> HijrahDate.from(LocalDate.parse(text))));
    add(
        ScalarForm.quoted(
            MinguoDate.class,
            date -> LocalDate.from(date).toString(),
            text -> MinguoDate.from(LocalDate.parse(text))));
    add(
        ScalarForm.quoted(
            ThaiBuddhistDate.class,
            date -> LocalDate.from(date).toString(),
            text -> ThaiBuddhistDate.from(LocalDate.parse(text))));
    add(
        ScalarForm.number(
            JapaneseEra.class,
            era -> Integer.toString(era.getValue()),
            text -> JapaneseEra.of(Integer.parseInt(text))));
  }

  private static void addNames() {
    add(ScalarForm.freeText(Locale.class, Locale::toLanguageTag, Locale::forLanguageTag).checked());
    add(ScalarForm.quoted(Currency.class, Currency::getCurrencyCode, Currency::getInstance));
    add(ScalarForm.freeText(Charset.class, Charset::name, Charset::forName).checked());
    add(ScalarForm.freeText(TimeZone.class, TimeZone::getID, TimeZone::getTimeZone).checked());
    add(Addresses.INET_ADDRESS);
  }

  private static void addMutables() {
    add(
        ScalarForm.quoted(
            Date.class,
            date -> date.toInstant().toString(),
            text -> Date.from(Instant.parse(text))));
    add(
        ScalarForm.number(
            AtomicInteger.class,
            AtomicInteger::toString,
            text -> new AtomicInteger(Integer.parseInt(text))));
    add(
        ScalarForm.number(
            AtomicLong.class,
            (value, out) -> out.texts().number(value.get()),
            AtomicLong::toString,
            text -> new AtomicLong(Long.parseLong(text))));
    add(
        ScalarForm.truth(
            AtomicBoolean.class,
            AtomicBoolean::toString,
            text -> new AtomicBoolean(parseBoolean(text))));
  }

  private static void add(ScalarForm<?> form) {
    add(form.type().getSimpleName(), form);
  }

  private static void add(String id, ScalarForm<?> immutable) {
    ScalarForm<?> form = isMutable(immutable) ? immutable.changeable() : immutable;
    BY_CLASS.put(form.type(), form);
    BY_ID.put(id, form);
  }

  private static boolean parseBoolean(String text) {
    return switch (text) {
      case "true" -> true;
      case "false" -> false;
      default -> throw new IllegalArgumentException("must be true or false");
    };
  }

  private static char parseCharacter(String text) {
    if (text.length() != 1) {
      throw new IllegalArgumentException("must be one character");
    }
    return text.charAt(0);
  }

  private static URL parseUrl(String text) {
    try {
      return URI.create(text).toURL();
    } catch (MalformedURLException malformed) {
      throw new IllegalArgumentException(malformed);
    }
  }

  private static String patternText(Pattern pattern) {
    return "/" + pattern.pattern() + "/" + pattern.flags();
  }

  private static Pattern parsePattern(String text) {
    int flags = text.lastIndexOf('/');
    return Pattern.compile(text.substring(1, flags), Integer.parseInt(text.substring(flags + 1)));
  }
}
