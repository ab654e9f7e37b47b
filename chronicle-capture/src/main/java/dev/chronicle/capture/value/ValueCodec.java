package dev.chronicle.capture.value;

import com.fasterxml.jackson.annotation.JsonTypeName;
import dev.chronicle.call.CapturedThrowable;
import dev.chronicle.call.CapturedValue;
import dev.chronicle.call.Fidelity;
import dev.chronicle.call.Loss.Reason;
import java.lang.annotation.Annotation;
import java.lang.reflect.AnnotatedElement;
import java.lang.reflect.Type;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;

/**
 * Writes live objects down as {@link CapturedValue}s and reads them back.
 *
 * <p>Immutable and thread-safe. Writing happens on the calling thread, never throws and, where it
 * can be avoided, runs no code of the application's: fields are read, not getters. What remains are
 * the iterators of collections that are not the JDK's, and {@link Throwable#getMessage}. A codec
 * keeps what it has learnt about the classes that it met for as long as it lives.
 *
 * <p>A value is {@link Fidelity#EXACT} when {@link #read} gives an equal one: by {@code equals} for
 * scalars, records, lists, sets and maps, else one of the same class whose parts are equal in this
 * sense. Within a value, an object that occurs twice is read as one object again.
 */
public final class ValueCodec {
  private static final int MOST_LATER = 4 * 1024;
  private static final int MOST_BYTES_A_CHARACTER = 3;

  private static final ThreadLocal<Writing> WRITINGS = ThreadLocal.withInitial(Writing::new);

  private final ValueLimits limits;
  private final Redactor redactor;
  private final ThrowableWriter throwables;
  private final Forms forms;
  private final Immutability immutability = new Immutability();
  private final Deferral deferral;

  private ValueCodec(Builder builder) {
    this.limits = builder.limits;
    this.redactor = builder.redactor;
    this.throwables = new ThrowableWriter(builder.stackFrames, limits.stringLength(), redactor);
    Secrecy secrecy = new Secrecy(builder.redactor, builder.secretAnnotation);
    this.forms = new Forms(new TypeIds(builder.named), secrecy);
    this.deferral = new Deferral(secrecy);
  }

  /** Starts a codec with {@link ValueLimits#DEFAULT}, 64 stack frames and no redaction. */
  public static Builder builder() {
    return new Builder();
  }

  /** Returns the budget for one call. */
  public ByteBudget newBudget() {
    return newBudget(null);
  }

  /**
   * Returns the budget for a call that is made by another. What the one shows to be secret is
   * hidden in what is written down for the other, too, from then on.
   *
   * @param ofCaller may be {@code null}
   */
  public ByteBudget newBudget(ByteBudget ofCaller) {
    return new ByteBudget(limits.bytes(), ofCaller);
  }

  /** Returns another budget of the same size for a call, which knows the same secrets. */
  public ByteBudget furtherBudget(ByteBudget ofSameCall) {
    return ofSameCall.another(limits.bytes());
  }

  /**
   * Prepares a place that values come from, once for all calls.
   *
   * @param declaringClass the class that declares the method; {@code null} if unknown
   * @param name of the parameter, or of what the result stands for; {@code null} if it has none
   * @param type as declared
   * @param element what may carry an annotation that makes it secret; {@code null} if unknown
   */
  public ValueSlot slot(Class<?> declaringClass, String name, Type type, AnnotatedElement element) {
    return new ValueSlot(
        declaringClass,
        name,
        type,
        new LazyForm(forms, TypeRef.of(type)),
        forms.secrecy().isSecret(declaringClass, name, element));
  }

  /**
   * Puts the parameters of a method together, once for all calls.
   *
   * @param slots of the parameters, in order
   */
  public ParameterSlots parameters(List<ValueSlot> slots) {
    return new ParameterSlots(slots, redactor);
  }

  /**
   * Prepares the place of a method's results, once for all calls.
   *
   * @param declaringClass the class that declares the method
   * @param type as declared
   * @param method what may carry an annotation that makes them secret; {@code null} if unknown
   */
  public ValueSlot resultSlot(
      Class<?> declaringClass, String methodName, Type type, AnnotatedElement method) {
    return slot(declaringClass, Names.ofResult(methodName), type, method);
  }

  /**
   * Writes down what stands in a slot now. Never throws: what cannot be written is recorded as
   * lost.
   *
   * @param value may be {@code null}
   */
  public CapturedValue write(Object value, ValueSlot slot, ByteBudget budget) {
    if (value == null) {
      budget.latestMayChange(false);
      return CapturedValue.NULL;
    }
    Writing out = WRITINGS.get();
    if (out.isBusy()) {
      out = new Writing();
    }
    out.begin(limits, redactor, slot, budget);
    try {
      CapturedValue written = write(value, slot, out);
      budget.spend(out.json().size());
      budget.latestMayChange(out.isChangeable());
      return written;
    } finally {
      out.end();
    }
  }

  /**
   * Writes down a value that was written before, if it is different now: {@code null} if it is the
   * same. A value that was cut because the bytes of its call were spent is not compared. Never
   * throws.
   */
  public CapturedValue writeIfChanged(
      Object value, ValueSlot slot, CapturedValue before, ByteBudget budget) {
    if (before.losses().stream().anyMatch(loss -> loss.reason() == Reason.BYTES_CUT)) {
      return null;
    }
    CapturedValue now = write(value, slot, budget.another(limits.bytes()));
    if (isSame(now, hide(before, budget))) {
      return null;
    }
    if (now.json().length() <= budget.remaining() / MOST_BYTES_A_CHARACTER) {
      budget.spend(now.json().length());
      return now;
    }
    return write(value, slot, budget);
  }

  private static boolean isSame(CapturedValue now, CapturedValue before) {
    return now.json().equals(before.json())
        && (now.losses().equals(before.losses())
            || Set.copyOf(now.losses()).equals(Set.copyOf(before.losses())));
  }

  /**
   * Returns what was written down without what its call has shown to be secret since then. Never
   * throws.
   */
  public CapturedValue hide(CapturedValue written, ByteBudget budget) {
    return budget.knowsSecrets()
        ? new WrittenVeil(budget.secrets(), redactor).over(written)
        : written;
  }

  /**
   * Does what {@link #hide(CapturedValue, ByteBudget)} does for a text.
   *
   * @param written may be {@code null}
   */
  public String hide(String written, ByteBudget budget) {
    return written == null ? null : budget.secrets().hide(written, redactor);
  }

  private static CapturedValue write(Object value, ValueSlot slot, Writing out) {
    try {
      if (slot.isSecret()) {
        out.secrets().value(slot.form().get(), value);
      } else {
        out.value(slot.form().get(), value);
      }
      if (out.overflows()) {
        out.giveUp(Reason.BYTES_CUT, value.getClass().getName());
      }
      return out.result();
    } catch (Throwable failed) {
      // Whatever the application's code or the machine came up with: the call goes on.
      out.giveUp(Reason.UNREADABLE, value.getClass().getName());
      return out.result();
    }
  }

  /**
   * Writes down a value that has no name. Never throws: what cannot be written is recorded as lost.
   *
   * @param value may be {@code null}
   * @param declared the type by which it will be read
   */
  public CapturedValue write(Object value, Type declared, ByteBudget budget) {
    return write(value, null, declared, budget);
  }

  /**
   * Writes down a value for which no slot was prepared. Never throws: what cannot be written is
   * recorded as lost.
   *
   * @param value may be {@code null}
   * @param name what it is called, which may make it secret; {@code null} if it has no name
   * @param declared the type by which it will be read
   */
  public CapturedValue write(Object value, String name, Type declared, ByteBudget budget) {
    return write(value, slot(null, name, declared, null), budget);
  }

  /**
   * Returns a text, such as the name of a dependency call, without the secrets in it and cut to the
   * limit of strings.
   *
   * @param text gives it, without the secrets that the redactor knows
   */
  public String text(Function<Redactor, String> text, ByteBudget budget) {
    String kept = budget.secrets().hide(text.apply(redactor), redactor);
    int limit = limits.stringLength();
    return kept.length() <= limit ? kept : kept.substring(0, limit) + "…";
  }

  /**
   * Writes down an exception with its causes, without what the call has shown to be secret. Never
   * throws.
   */
  public CapturedThrowable write(Throwable error, ByteBudget budget) {
    return throwables.write(error, budget.secrets());
  }

  /**
   * Turns a recorded value back into an object. Runs no code of the application's but canonical
   * constructors of records, and what hashing and comparing calls.
   *
   * <p>Only classes that the declared type leads to, or that were named to the builder, are ever
   * made; none is looked up by a name that the recording holds.
   *
   * @return {@code null} if the recorded value was
   * @throws ValueReadException if the value is not {@link Fidelity#EXACT} or does not fit the type
   */
  public Object read(CapturedValue value, Type declared) {
    return read(value, declared, new Reading(null));
  }

  /**
   * Does what {@link #read} does for types that have changed since the recording: a field that was
   * not recorded is left as nobody has filled it (0, {@code false}, {@code null}), a recorded
   * member that has no field is passed over, and both are told. Renamed fields are found by {@code
   * JsonProperty} and {@code JsonAlias}, without a deviation.
   *
   * @throws ValueReadException if the value is not {@link Fidelity#EXACT}, or does not fit the type
   *     in another way
   */
  public TolerantlyRead readTolerantly(CapturedValue value, Type declared) {
    List<String> deviations = new ArrayList<>();
    return new TolerantlyRead(read(value, declared, new Reading(deviations)), deviations);
  }

  private Object read(CapturedValue value, Type declared, Reading in) {
    if (value.fidelity() != Fidelity.EXACT) {
      throw new ValueReadException("value must be EXACT, was: " + value.fidelity());
    }
    TypeRef type = TypeRef.of(declared);
    Object read = in.value(forms.declared(type), JsonReader.parse(value.json()));
    if (read == null && type.raw().isPrimitive() && type.raw() != void.class) {
      throw new ValueReadException("value must be of type " + declared + ", was null");
    }
    return read;
  }

  /**
   * Says whether a value provably never changes, so that it may be written down later on another
   * thread. Looks at a bounded part of it; in doubt, the answer is {@code false}. Never throws.
   */
  public boolean isImmutable(Object value) {
    return immutability.test(value);
  }

  /**
   * Returns how many bytes a value keeps alive that may be written down later on another thread,
   * because it provably never changes and there is nothing secret in it; -1 for any other, and for
   * what keeps more than 4 KiB. Never throws.
   */
  public int weightIfDeferrable(Object value, ValueSlot slot) {
    return slot.isSecret() ? Deferral.NEVER : deferral.weigh(value, MOST_LATER);
  }

  /** Collects the parts of a {@link ValueCodec}. Not thread-safe. */
  public static final class Builder {
    private final Map<String, Class<?>> named = new HashMap<>();
    private ValueLimits limits = ValueLimits.DEFAULT;
    private Redactor redactor = Redactor.NONE;
    private Class<? extends Annotation> secretAnnotation;
    private int stackFrames = 64;

    private Builder() {}

    /** Sets how much of a value is written down. */
    public Builder limits(ValueLimits limits) {
      this.limits = Objects.requireNonNull(limits, "limits must not be null");
      return this;
    }

    /**
     * Sets what marks parameters, methods with their results, fields, getters and types as secret.
     */
    public Builder secretAnnotation(Class<? extends Annotation> annotation) {
      this.secretAnnotation = annotation;
      return this;
    }

    /** Sets what decides which values are secret. */
    public Builder redactor(Redactor redactor) {
      this.redactor = Objects.requireNonNull(redactor, "redactor must not be null");
      return this;
    }

    /**
     * Sets how many frames of a stack trace are written down; 0 for none.
     *
     * @throws IllegalArgumentException if {@code stackFrames} is negative
     */
    public Builder stackFrames(int stackFrames) {
      if (stackFrames < 0) {
        throw new IllegalArgumentException("stackFrames must not be negative, was: " + stackFrames);
      }
      this.stackFrames = stackFrames;
      return this;
    }

    /**
     * Names classes whose objects may stand where a declared type, {@code Object} say, does not
     * tell them. Their type id is Jackson's {@link JsonTypeName}, else the binary name. Subtypes
     * that a declared type lists itself, by {@code sealed} or by Jackson's annotations, need no
     * naming.
     *
     * @throws IllegalArgumentException if two classes have the same type id
     */
    public Builder types(Class<?>... types) {
      for (Class<?> type : types) {
        JsonTypeName name = type.getAnnotation(JsonTypeName.class);
        String id = name == null || name.value().isEmpty() ? type.getName() : name.value();
        Class<?> other = named.putIfAbsent(id, type);
        if (other != null && other != type) {
          throw new IllegalArgumentException(
              "type ids must differ, was: " + id + " of " + other + " and " + type);
        }
      }
      return this;
    }

    /**
     * Names all classes of packages, those of their subpackages not included; see {@link #types}.
     * Loads them, but does not initialize them.
     *
     * @param loader where to find the packages
     * @throws IllegalArgumentException if a package has no classes, or two have the same type id
     */
    public Builder packages(ClassLoader loader, String... packages) {
      for (String name : packages) {
        PackageIndex.classesOf(name, loader).forEach(type -> addFromPackage(type, loader));
      }
      return this;
    }

    private void addFromPackage(String name, ClassLoader loader) {
      try {
        Class<?> type = Class.forName(name, false, loader);
        if (!type.isAnonymousClass() && !type.isLocalClass()) {
          types(type);
        }
      } catch (ClassNotFoundException | LinkageError unusable) {
        // A class that lacks its own dependencies has no objects to record.
        return;
      }
    }

    /** Returns the codec. */
    public ValueCodec build() {
      return new ValueCodec(this);
    }
  }
}
