package dev.chronicle.capture.internal;

import dev.chronicle.call.FunctionId;
import dev.chronicle.capture.Capture;
import dev.chronicle.capture.value.ParameterSlots;
import dev.chronicle.capture.value.ValueCodec;
import dev.chronicle.capture.value.ValueSlot;
import java.lang.invoke.MethodType;
import java.lang.reflect.Method;
import java.lang.reflect.Parameter;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletionStage;
import org.aspectj.lang.reflect.MethodSignature;

/**
 * What Chronicle knows about a woven method, found out once.
 *
 * @param counters counts of its calls
 * @param parameters its parameters, in order
 * @param result what it returns, or what a stage that it returns completes with; {@code null} if it
 *     is {@code void}
 * @param mayReturnStage whether its type allows that what it returns is yet to complete: looking at
 *     each result instead would cost as much as all the rest of a call that is left out
 * @param plans what the settings mean for it
 */
record CapturedMethod(
    FunctionCounters counters,
    ParameterSlots parameters,
    ValueSlot result,
    boolean mayReturnStage,
    PlanSlot plans) {

  /** Returns what the settings mean for this method. */
  FunctionPlan plan(CapturePlan whole) {
    return plans.under(whole, this);
  }

  static FunctionId identify(MethodSignature signature) {
    Class<?> declaring = signature.getDeclaringType();
    String descriptor =
        MethodType.methodType(signature.getReturnType(), signature.getParameterTypes())
            .toMethodDescriptorString();
    return new FunctionId(
        declaring.getName(),
        signature.getName(),
        descriptor,
        publicName(declaring, signature.getMethod(), signature.getName()));
  }

  static CapturedMethod of(MethodSignature signature, FunctionCounters counters, ValueCodec codec) {
    Class<?> declaring = signature.getDeclaringType();
    Method method = signature.getMethod();
    String[] names = signature.getParameterNames();
    Type[] types =
        method == null ? signature.getParameterTypes() : method.getGenericParameterTypes();
    List<ValueSlot> parameters = new ArrayList<>(types.length);
    for (int i = 0; i < types.length; i++) {
      boolean named = names != null && names.length == types.length;
      Parameter parameter = method == null ? null : method.getParameters()[i];
      parameters.add(codec.slot(declaring, named ? names[i] : "arg" + i, types[i], parameter));
    }
    Type result =
        awaited(method == null ? signature.getReturnType() : method.getGenericReturnType());
    return new CapturedMethod(
        counters,
        codec.parameters(parameters),
        result == void.class
            ? null
            : codec.resultSlot(declaring, signature.getName(), result, method),
        mayBeStage(signature.getReturnType()),
        new PlanSlot());
  }

  /** Says whether an object of this type is a stage, or may be one and nobody would wonder. */
  private static boolean mayBeStage(Class<?> type) {
    return type == Object.class
        || type.isInterface()
        || CompletionStage.class.isAssignableFrom(type);
  }

  /** Returns what is recorded as a result: what a stage completes with, not the stage. */
  static Type awaited(Type returned) {
    if (returned instanceof ParameterizedType generic
        && CompletionStage.class.isAssignableFrom((Class<?>) generic.getRawType())
        && generic.getActualTypeArguments().length == 1) {
      return generic.getActualTypeArguments()[0];
    }
    return returned instanceof Class<?> raw && CompletionStage.class.isAssignableFrom(raw)
        ? Object.class
        : returned;
  }

  private static String publicName(Class<?> declaring, Method method, String methodName) {
    Capture onMethod = method == null ? null : method.getAnnotation(Capture.class);
    if (onMethod != null && !onMethod.name().isEmpty()) {
      return onMethod.name();
    }
    Capture onClass = declaring.getAnnotation(Capture.class);
    String className =
        onClass != null && !onClass.name().isEmpty() ? onClass.name() : shortName(declaring);
    return className + "." + methodName;
  }

  /** Returns a class's name without its package, as people write it. */
  static String shortName(Class<?> type) {
    String name = type.getName();
    return name.substring(name.lastIndexOf('.') + 1).replace('$', '.');
  }
}
