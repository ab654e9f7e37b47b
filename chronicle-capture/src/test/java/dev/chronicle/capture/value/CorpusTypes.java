package dev.chronicle.capture.value;

import com.fasterxml.jackson.annotation.JsonAlias;
import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import com.fasterxml.jackson.annotation.JsonTypeName;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/** Classes of an application, of every make that recordings meet. */
public final class CorpusTypes {
  private CorpusTypes() {}

  public enum Color {
    RED,
    GREEN
  }

  /** Each constant is an object of a class of its own. */
  public enum Operation {
    PLUS {
      @Override
      int apply(int a, int b) {
        return a + b;
      }
    },
    MINUS {
      @Override
      int apply(int a, int b) {
        return a - b;
      }
    };

    abstract int apply(int a, int b);
  }

  public enum Wire {
    @JsonProperty("on_the_wire")
    RENAMED
  }

  public record Point(int x, int y) {}

  public record Line(Point from, Point to, String label) {}

  public record Pair<A, B>(A first, B second) {}

  @SuppressWarnings("ArrayRecordComponent")
  public record Everything(
      boolean truth,
      byte tiny,
      short little,
      int number,
      long large,
      float single,
      double twice,
      char letter,
      String text,
      Integer boxed,
      Color color,
      List<Point> points,
      Map<String, Long> counts,
      Optional<String> maybe,
      int[] numbers) {}

  public record Empty() {}

  public record Node(String name, List<Node> children) {}

  public sealed interface Shape permits Circle, Square, Group {}

  public record Circle(double radius) implements Shape {}

  public record Square(double side) implements Shape {}

  public record Group(List<Shape> shapes) implements Shape {}

  @JsonTypeInfo(use = JsonTypeInfo.Id.NAME)
  @JsonSubTypes({
    @JsonSubTypes.Type(Cat.class),
    @JsonSubTypes.Type(value = Dog.class, name = "dog")
  })
  public interface Animal {}

  @JsonTypeName("cat")
  public record Cat(int lives) implements Animal {}

  public record Dog(boolean barks) implements Animal {}

  /** Not listed anywhere. */
  public record Fish(int depth) implements Animal {}

  /** The usual bean. */
  public static class Bean {
    private String name;
    private int age;
    private List<String> tags = new ArrayList<>();

    public Bean() {}

    public static Bean of(String name, int age, String... tags) {
      Bean bean = new Bean();
      bean.name = name;
      bean.age = age;
      bean.tags = new ArrayList<>(List.of(tags));
      return bean;
    }

    public String getName() {
      return name;
    }

    public void setName(String name) {
      this.name = name;
    }

    public int getAge() {
      return age;
    }

    public List<String> getTags() {
      return tags;
    }
  }

  /** A class that its constructor protects. */
  public static final class Strict {
    private final String code;

    public Strict(String code) {
      this.code = Objects.requireNonNull(code);
    }

    @Override
    public boolean equals(Object other) {
      return other instanceof Strict strict && strict.code.equals(code);
    }

    @Override
    public int hashCode() {
      return code.hashCode();
    }
  }

  public static class Base {
    protected int shared = 1;
    private String hidden = "base";

    String hidden() {
      return hidden;
    }
  }

  /** Hides a field of its superclass. */
  public static class Derived extends Base {
    private String hidden = "derived";
    private double own = 2.5;

    double sum() {
      return own + shared + hidden.length();
    }
  }

  /** Holds what its type does not tell. */
  public static class Holder {
    public Object content;

    public Holder(Object content) {
      this.content = content;
    }
  }

  /** Points at others of its kind. */
  public static class Person {
    public String name;
    public Person partner;
    public List<Person> friends = new ArrayList<>();

    public Person(String name) {
      this.name = name;
    }
  }

  /** Has a part that is no part of its value. */
  public static class WithTransient implements Serializable {
    private static final long serialVersionUID = 1L;
    public String kept = "kept";
    public transient String cache = "cache";
  }

  /** Named for JSON. */
  public static class Annotated {
    @JsonProperty("display_name")
    private String name = "shown";

    @JsonAlias("former")
    private int current = 3;

    public String both() {
      return name + current;
    }
  }

  /** Keeps something out of JSON. */
  public static class WithIgnored {
    public String kept = "kept";
    @JsonIgnore public String ignored = "ignored";
  }

  /** Belongs to an object of the class around it. */
  @SuppressWarnings("ClassCanBeStatic")
  public class Inner {
    public int value = 1;
  }

  Inner inner() {
    return new Inner();
  }

  static CorpusTypes outer() {
    return new CorpusTypes();
  }

  /** A list of the application's own. */
  public static class OwnList extends ArrayList<String> {
    private static final long serialVersionUID = 1L;
    public String note = "more than its items";
  }

  /** Cannot be initialised; one object of it escapes before that shows. */
  public static class Broken {
    static final int VALUE;
    public int field = 1;

    static {
      ESCAPED.add(new Broken());
      VALUE = Integer.parseInt("no number");
    }
  }

  static final List<Object> ESCAPED = new ArrayList<>();

  /** Closes something. */
  public static class Connection implements AutoCloseable {
    public boolean closed;

    @Override
    public void close() {
      closed = true;
    }
  }

  /** An exception with a part of its own. */
  public static class OrderException extends RuntimeException {
    private static final long serialVersionUID = 1L;
    public final int order;

    public OrderException(String message, int order) {
      super(message);
      this.order = order;
    }
  }
}
